import { describe, expect, test } from "vitest";
import { targetRef } from "../plan";
import { aQuestion } from "../testing/intent";
import { ana, bea, team, user } from "../testing/people";
import type { PolicyBody } from "../wire/policy";
import { planOf, refsOf } from "./plan";
import type { Request } from "./question";

const ANA = "ana@acme.dev";
const BEA = "bea@acme.dev";
const known = new Map([
  [ANA, user(ana)],
  [BEA, user(bea)],
  ["team:data", team("data")],
]);
const bare: Request = { intent_type: "export", payload: {}, task_type: "approval", assignees: [ANA] };
const policy: PolicyBody = {
  slug: "exports",
  name: "Exports",
  levels: [
    { to: [ANA], remind_after: 300, remind_every: 900, max_reminders: 2, escalate_after: 1_800 },
    { to: [BEA], remind_every: 600 },
    { to: ["team:data"], remind_after: 60 },
  ],
  timeout: 28_800,
  on_timeout: "rejected",
};

const plan = (request: Partial<Request>, under: PolicyBody | null = null, question = aQuestion()) =>
  planOf({ ...bare, ...request }, question, under, (ref) => known.get(ref));
const pointers = (...args: Parameters<typeof plan>) => plan(...args).flaws.map(({ pointer }) => pointer);

describe("a plan spelled out in the request", () => {
  test("asks the assignees for a day and then denies, where nothing else is said", () => {
    expect(plan({})).toMatchObject({
      flaws: [],
      plan: {
        policy: null,
        levels: [{ to: [user(ana)], remindAfterSeconds: null, escalateAfterSeconds: null }],
        repeat: null,
        timeoutSeconds: 86_400,
        onTimeout: "rejected",
        quorum: { approvals: 1, veto: true },
        requesterMayDecide: false,
      },
    });
  });

  test("has the assignees as level 1 and an escalation for each level above, counted from the submission", () => {
    const escalate = [
      { after: 600, to: [BEA] },
      { after: 1_800, to: ["team:data"] },
    ];
    const { levels } = plan({ remind_every: 300, max_reminders: 9, escalate, timeout: 3_600 }).plan;
    expect(
      levels.map((level) => [
        level.to.map(targetRef),
        level.remindAfterSeconds,
        level.maxReminders,
        level.escalateAfterSeconds,
      ]),
    ).toEqual([
      [[ANA], 300, 1, 600],
      [[BEA], 300, 3, 1_200],
      [["team:data"], 300, 3, null],
    ]);
  });
});

describe("a plan made from a policy", () => {
  const { plan: made, flaws } = plan({ assignees: undefined, policy: "exports" }, policy);

  test("has its levels with their own clocks, and remembers which policy it was", () => {
    expect(flaws).toEqual([]);
    expect(made).toMatchObject({ policy: "exports", timeoutSeconds: 28_800, onTimeout: "rejected" });
    expect(made.levels).toMatchObject([
      {
        to: [user(ana)],
        remindAfterSeconds: 300,
        remindEverySeconds: 900,
        maxReminders: 2,
        escalateAfterSeconds: 1_800,
      },
      {
        to: [user(bea)],
        remindAfterSeconds: 600,
        remindEverySeconds: 600,
        maxReminders: 3,
        escalateAfterSeconds: null,
      },
      {
        to: [team("data")],
        remindAfterSeconds: 60,
        remindEverySeconds: null,
        maxReminders: 1,
        escalateAfterSeconds: null,
      },
    ]);
  });

  test("asks the request's own assignees first, if it names any", () => {
    expect(plan({ assignees: [BEA, "team:data"] }, policy).plan.levels[0]?.to).toEqual([
      user(bea),
      team("data"),
    ]);
  });

  test("has the request's deadline, if it names one", () => {
    expect(plan({ timeout: 60, on_timeout: "approved" }, policy).plan).toMatchObject({
      timeoutSeconds: 60,
      onTimeout: "approved",
    });
    expect(plan({ on_timeout: null }, policy).plan.onTimeout).toBeNull();
  });

  test("gives way to a chain that the request spells out, and keeps what else it says", () => {
    const escalate = [{ after: 60, to: [BEA] }];
    const spelled = plan(
      { assignees: undefined, escalate },
      { ...policy, requester_may_decide: true, repeat: { from_level: 1, times: 2 } },
    );
    expect(spelled).toMatchObject({
      flaws: [],
      plan: {
        policy: policy.slug,
        requesterMayDecide: true,
        repeat: null,
        levels: [{ to: [user(ana)], escalateAfterSeconds: 60 }, { to: [user(bea)] }],
      },
    });
  });

  test("takes its first reminders from the request, where that names them", () => {
    const [first] = plan({ remind_after: 7, max_reminders: 1 }, policy).plan.levels;
    expect(first).toMatchObject({ remindAfterSeconds: 7, maxReminders: 1, escalateAfterSeconds: 1_800 });
  });

  test("passes over members who have gone since it was written, without blaming the agent", () => {
    const gone = { ...policy, levels: [{ to: ["gone@acme.dev"] }, { to: [BEA] }] };
    expect(plan({ assignees: undefined }, gone)).toMatchObject({
      flaws: [],
      plan: { levels: [{ to: [] }, { to: [user(bea)] }] },
    });
  });

  const hours = { time_zone: "Europe/Berlin", days: ["mon" as const], from: "09:00", to: "17:00" };
  const atNight = { ...hours, from: "20:00", to: "24:00", calendar: "berlin", holidays: ["2026-12-31"] };
  const calendars = (slug: string) => (slug === "berlin" ? ["2026-12-25", "2026-12-31"] : undefined);
  const withHours = { ...policy, hours, levels: [{ to: [ANA], hours: atNight }, { to: [BEA] }] };

  test("has on each level its own hours, with their calendar's holidays, or else the policy's", () => {
    const known = planOf(
      { ...bare, assignees: undefined },
      aQuestion(),
      withHours,
      () => undefined,
      calendars,
    );
    const common = { timeZone: "Europe/Berlin", days: ["mon"] };
    expect(known.plan.levels.map((level) => level.hours)).toEqual([
      { ...common, from: "20:00", to: "24:00", holidays: ["2026-12-25", "2026-12-31"] },
      { ...common, from: "09:00", to: "17:00", holidays: [] },
    ]);
    expect(made.levels.map((level) => level.hours)).toEqual([null, null, null]);
  });

  test("whose calendar has gone since still has its own holidays, without blaming the agent", () => {
    const { plan: gone, flaws: none } = plan({ assignees: undefined }, withHours);
    expect(gone.levels[0]?.hours?.holidays).toEqual(["2026-12-31"]);
    expect(none).toEqual([]);
  });

  test.each([
    [undefined, { holdSeconds: 1_800, atMostSeconds: 7_200 }],
    [{ hold: 600 }, { holdSeconds: 600, atMostSeconds: 7_200 }],
    [{ hold: 9_000 }, { holdSeconds: 9_000, atMostSeconds: 9_000 }],
    [{ at_most: 60 }, { holdSeconds: 60, atMostSeconds: 60 }],
  ])("whose claim is %j has one that fits: %j", (claim, rule) => {
    expect(plan({}, { ...policy, claim }).plan.claim).toEqual(rule);
  });

  test("that repeats leaves its last level as long as the one before", () => {
    const levels = [{ to: [ANA], escalate_after: 600 }, { to: [BEA] }];
    const repeating = plan({}, { ...policy, levels, repeat: { from_level: 7, times: 2 } }).plan;
    expect(repeating.levels[1]?.escalateAfterSeconds).toBe(600);
    expect(repeating.repeat).toEqual({ fromLevel: 2, times: 2 });
  });

  test.each([
    ["its word, where the question offers it", { on_timeout: "approved" }, aQuestion(), "approved"],
    [
      "a denial, where it does not",
      { on_timeout: "approved" },
      aQuestion({ outcomes: ["ship", "hold"] }),
      "hold",
    ],
    [
      "a denial, where it takes a person to give it",
      { on_timeout: "changes_requested" },
      aQuestion({ taskType: "review" }),
      "rejected",
    ],
    [
      "nothing, where only a person could fill in the form",
      { on_timeout: "submitted" },
      aQuestion({ taskType: "form" }),
      null,
    ],
    ["nothing, where it says so", { on_timeout: null }, aQuestion(), null],
    ["a denial, where it says nothing", { on_timeout: undefined }, aQuestion(), "rejected"],
  ])("gives at the deadline %s", (_, words, question, outcome) => {
    expect(plan({}, { ...policy, ...words }, question).plan.onTimeout).toBe(outcome);
  });
});

describe("what is wrong with a chain is told with its place", () => {
  test.each<[string, Partial<Request>, PolicyBody | null, string[]]>([
    ["nobody to ask", { assignees: undefined }, null, ["/assignees"]],
    ["an unknown assignee", { assignees: [ANA, "eve@acme.dev"] }, null, ["/assignees/1"]],
    ["an unknown team", { assignees: ["team:none"] }, null, ["/assignees/0"]],
    [
      "unknown people above",
      {
        escalate: [
          { after: 60, to: [BEA] },
          { after: 90, to: ["eve@acme.dev", "team:data", "team:none"] },
        ],
      },
      null,
      ["/escalate/1/to/0", "/escalate/1/to/2"],
    ],
    [
      "an escalation before the one before",
      {
        escalate: [
          { after: 90, to: [BEA] },
          { after: 60, to: [ANA] },
        ],
      },
      null,
      ["/escalate/1/after"],
    ],
    [
      "two escalations at once",
      {
        escalate: [
          { after: 60, to: [BEA] },
          { after: 60, to: [ANA] },
        ],
      },
      null,
      ["/escalate/1/after"],
    ],
    ["unknown assignees under a policy", { assignees: ["eve@acme.dev"] }, policy, ["/assignees/0"]],
  ])("%s", (_, request, under, at) => {
    expect(pointers(request, under)).toEqual(at);
  });
});

test("everybody whom a request names is looked up once", () => {
  const request = { ...bare, assignees: [ANA, "team:data"], escalate: [{ after: 60, to: [BEA, ANA] }] };
  expect(refsOf(request)).toEqual([ANA, "team:data", BEA]);
  expect(refsOf({ ...bare, assignees: undefined })).toEqual([]);
});
