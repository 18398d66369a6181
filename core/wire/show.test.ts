import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpen } from "../intent";
import { aLevel, anIntent, aPlan, aQuorum, at } from "../testing/intent";
import { ana, asAgent, asUser, bea, cal, team, user } from "../testing/people";
import { answer, letTimePass, pursue, run } from "../testing/play";
import { storyArb } from "../testing/story";
import { IntentSummaryWire, IntentWire } from "./intent";
import { toSummary, toWire } from "./show";

const HOST = "https://host";
const shown = (intent: Parameters<typeof toWire>[0]) => toWire(intent, HOST);

const chain = aPlan({
  levels: [
    aLevel({ remindAfterSeconds: 60, maxReminders: 1, escalateAfterSeconds: 600 }),
    aLevel({ to: [user(bea), team("data")], escalateAfterSeconds: 1_200 }),
    aLevel(),
  ],
  timeoutSeconds: 10_000,
});
const fresh = anIntent({}, chain);

describe("whatever happened to an intent", () => {
  test("it can be shown, just as the contract says, and survives as JSON", () => {
    fc.assert(
      fc.property(storyArb, (story) => {
        for (const { after } of story) {
          const wire = shown(after);
          expect(IntentWire.strict().parse(wire)).toEqual(wire);
          expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
          expect(IntentSummaryWire.strict().safeParse(toSummary(after, HOST)).success).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("it says what is next, and whose turn it is, exactly as long as it is open", () => {
    fc.assert(
      fc.property(storyArb, (story) => {
        for (const { after } of story) {
          const { next, waiting_on, closed_at, claimed_by } = shown(after);
          expect([next !== null, waiting_on !== null, closed_at === null]).toEqual(
            Array(3).fill(isOpen(after)),
          );
          if (!isOpen(after)) expect(claimed_by).toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is next is said in words of the contract", () => {
  const reminded = pursue(fresh, at(60)).after;
  const claimed = run(fresh, { type: "claim", by: ana }, at(1)).after;
  const asked = run(fresh, { type: "comment", by: asUser(ana), body: "Why?", question: true }, at(1)).after;
  const looping = anIntent(
    {},
    { levels: [aLevel({ escalateAfterSeconds: 60 })], repeat: { fromLevel: 1, times: 1 } },
  );

  test.each([
    ["a reminder of those who are asked", fresh, { kind: "reminder", at: at(60).toISOString(), to: ["Ana"] }],
    [
      "an escalation to those above, teams by their names",
      reminded,
      { kind: "escalation", at: at(600).toISOString(), to: ["Bea", "data"] },
    ],
    ["a repeat", looping, { kind: "repeat", at: at(60).toISOString(), to: ["Ana"] }],
    ["the end of a claim", claimed, { kind: "claim_expiry", at: at(1_801).toISOString(), to: ["Ana"] }],
    [
      "only the deadline while it is the agent's turn",
      asked,
      { kind: "timeout", at: at(10_000).toISOString(), to: ["Ana"] },
    ],
    ["nothing after the end", answer(fresh, ana, "approved", at(1)).after, null],
  ])("%s", (_, intent, next) => {
    expect(shown(intent).next).toEqual(next);
  });
});

describe("when each level begins", () => {
  const starts = (intent: Parameters<typeof toWire>[0]) =>
    shown(intent).levels.map(({ starts_at }) => starts_at);
  const iso = (...seconds: (number | null)[]) =>
    seconds.map((each) => (each === null ? null : at(each).toISOString()));

  test("is foretold from the submission on", () => {
    expect(starts(fresh)).toEqual(iso(0, 600, 1_800));
    expect(shown(fresh).levels.map(({ level, to }) => [level, to])).toEqual([
      [1, ["Ana"]],
      [2, ["Bea", "data (team)"]],
      [3, ["Ana"]],
    ]);
  });

  test("is known of those before", () => {
    expect(starts(letTimePass(fresh, at(1_800)).after)).toEqual(iso(0, 600, 1_800));
  });

  test("is not foretold while a claim or the agent holds the chain", () => {
    expect(starts(run(fresh, { type: "claim", by: ana }, at(1)).after)).toEqual(iso(0, null, null));
    expect(
      starts(run(fresh, { type: "comment", by: asUser(ana), body: "Why?", question: true }, at(1)).after),
    ).toEqual(iso(0, null, null));
  });

  test("is told in order, whatever happened", () => {
    fc.assert(
      fc.property(storyArb, (story) => {
        for (const { after } of story) {
          const times = starts(after).flatMap((time) => time ?? []);
          if (after.position.turn === 0) expect(times).toEqual([...times].sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  test("is not told of a level that was passed over later than the next one began", () => {
    const levels = [
      aLevel({ to: [team("empty")], escalateAfterSeconds: 600 }),
      aLevel({ escalateAfterSeconds: 60 }),
      aLevel(),
    ];
    const intent = anIntent({}, { levels });
    expect(starts(letTimePass(intent, at(60)).after)).toEqual(iso(0, null, 60));
  });

  test("is never after the deadline", () => {
    expect(starts(anIntent({}, { ...chain, timeoutSeconds: 700 }))).toEqual(iso(0, 600, null));
  });
});

describe("a decided intent", () => {
  const intent = anIntent({ editable: ["/rows"] });
  const wire = shown(
    answer(intent, ana, "approved", at(9), { edits: { "/rows": 3 }, comment: "Fewer." }).after,
  );

  test("shows who decided what, how, when and for which payload", () => {
    expect(wire).toMatchObject({
      status: "decided",
      outcome: "approved",
      waiting_on: null,
      closed_at: at(9).toISOString(),
    });
    expect(wire.decision).toEqual({
      outcome: "approved",
      comment: "Fewer.",
      data: null,
      edits: { "/rows": 3 },
      payload: { ...intent.payload, rows: 3 },
      evidence: [],
      decided_by: { id: ana.id, name: "Ana", email: ana.email, acting_for: null },
      via: "inbox",
      decided_at: at(9).toISOString(),
      revision: 1,
      receipt: null,
    });
    expect(wire.payload).toEqual(intent.payload);
    expect(wire.url).toBe("https://host/inbox/int_1");
  });

  test("shows the result that the agent reported", () => {
    const result = { status: "failed" as const, summary: "Disk full.", data: null };
    const { after } = run(
      answer(intent, ana, "approved", at(9)).after,
      { type: "report", by: asAgent, result },
      at(20),
    );
    expect(shown(after).result).toEqual({ ...result, reported_at: at(20).toISOString() });
  });
});

test("a vote is shown while it is counted, and not where one answer decides", () => {
  const quorum = aQuorum({ groups: [{ name: "Data", approvals: 1, members: [bea.id, cal.id] }] });
  const intent = anIntent({}, { levels: [aLevel({ to: [team("all")] })], quorum });
  expect(shown(answer(intent, ana, "approved", at(1)).after).quorum).toEqual({
    required: 2,
    approvals: 1,
    denials: 0,
    veto: true,
    reachable: 3,
    groups: [{ name: "Data", required: 1, approvals: 0, of: 2 }],
    votes: [{ by: { id: ana.id, name: "Ana" }, outcome: "approved", at: at(1).toISOString() }],
  });
  expect(shown(anIntent()).quorum).toBeNull();
});
