import { describe, expect, test } from "vitest";
import type { Plan } from "./plan";
import type { WhoAt } from "./reach";
import { type PastIntent, replay, summaryOf } from "./simulate";
import { aLevel, aPlan, at, START } from "./testing/intent";
import { ana, bea, cal, resolve, team, user } from "./testing/people";

const whoAt: WhoAt = (targets) => resolve([...targets]);
const NOW = at(100_000);
const MINUTE = 60;

/** Ana, after 30 minutes Bea, denied after two hours. */
const twoLevels = (change: Partial<Plan> = {}): Plan =>
  aPlan({
    levels: [aLevel({ escalateAfterSeconds: 30 * MINUTE }), aLevel({ to: [user(bea)] })],
    timeoutSeconds: 120 * MINUTE,
    ...change,
  });

const past = (change: Partial<PastIntent> = {}): PastIntent => ({
  createdAt: START,
  status: "decided",
  closedAt: at(20 * MINUTE),
  answeredBy: { id: ana.id, name: ana.name },
  plan: twoLevels(),
  ...change,
});

const kinds = (intent: PastIntent, draft: Plan) =>
  replay(intent, draft, whoAt, NOW).differences.map(({ kind }) => kind);

describe("what a draft would have changed", () => {
  const quick = twoLevels({
    levels: [aLevel({ escalateAfterSeconds: 10 * MINUTE }), aLevel({ to: [user(bea)] })],
  });
  const short = twoLevels({ timeoutSeconds: 15 * MINUTE });
  const other = twoLevels({
    levels: [aLevel({ to: [user(cal)], escalateAfterSeconds: 10 * MINUTE }), aLevel()],
  });
  const reminding = twoLevels({
    levels: [
      aLevel({
        escalateAfterSeconds: 30 * MINUTE,
        remindAfterSeconds: 5 * MINUTE,
        remindEverySeconds: 5 * MINUTE,
        maxReminders: 10,
      }),
      aLevel({ to: [user(bea)] }),
    ],
  });
  const unanswered = { status: "timed_out", closedAt: at(120 * MINUTE), answeredBy: null } as const;

  test.each<[string, PastIntent, Plan, string[]]>([
    ["the same chain changes nothing", past(), twoLevels(), []],
    ["a chain that moves on earlier reaches Bea, too", past(), quick, ["reaches", "asks_at_the_end"]],
    ["a deadline before the answer would have ended it", past(), short, ["times_out"]],
    ["whoever answered would have been told later", past(), other, ["reaches", "answerer_told_later"]],
    [
      "whoever answered would not have been told in time",
      past({ closedAt: at(5 * MINUTE) }),
      other,
      ["reaches", "spares", "asks_at_the_end", "answerer_not_told"],
    ],
    ["reminders before the answer are counted", past(), reminding, ["more_reminders"]],
    ["reminders after the answer are not", past({ closedAt: at(MINUTE) }), reminding, []],
    [
      "what nobody answered would have closed later",
      past(unanswered),
      twoLevels({ timeoutSeconds: 180 * MINUTE }),
      ["closes_later"],
    ],
    ["or sooner", past(unanswered), twoLevels({ timeoutSeconds: 60 * MINUTE }), ["closes_sooner"]],
    [
      "somebody who was asked by hand and answered counts for nobody",
      past({ answeredBy: cal }),
      other,
      ["reaches"],
    ],
    [
      "what is still open is compared up to now",
      past({ status: "waiting", closedAt: null, answeredBy: null, createdAt: at(100_000 - 20 * MINUTE) }),
      quick,
      ["reaches", "asks_at_the_end"],
    ],
  ])("%s", (_, intent, draft, expected) => {
    expect(kinds(intent, draft)).toEqual(expected);
  });

  test("it says by how much, and who", () => {
    const { before, after, differences } = replay(past(), other, whoAt, NOW);
    expect(before).toMatchObject({ asked: [{ name: "Ana" }], level: 1, timedOutAt: null });
    expect(after).toMatchObject({
      asked: [{ name: "Ana" }],
      level: 2,
      reached: [{ name: "Cal" }, { name: "Ana" }],
    });
    expect(differences).toContainEqual({
      kind: "answerer_told_later",
      who: { id: ana.id, name: "Ana" },
      seconds: 10 * MINUTE,
    });
    expect(replay(past(), reminding, whoAt, NOW).differences).toEqual([{ kind: "more_reminders", count: 4 }]);
  });

  test("levels that reach nobody are passed over, as the clock does", () => {
    const draft = twoLevels({
      levels: [aLevel({ to: [team("empty")], escalateAfterSeconds: 60 }), aLevel({ to: [user(bea)] })],
    });
    const { after } = replay(past(), draft, whoAt, NOW);
    expect(after).toMatchObject({ asked: [{ name: "Bea" }], level: 2, firstNoticeAt: START });
  });
});

test("the summary counts what changes and names who would have been reached", () => {
  const quick = twoLevels({
    levels: [aLevel({ escalateAfterSeconds: 10 * MINUTE }), aLevel({ to: [team("data")] })],
    timeoutSeconds: 60 * MINUTE,
  });
  const intents = [
    past(),
    past({ closedAt: at(MINUTE) }),
    past({ closedAt: at(90 * MINUTE), answeredBy: bea }),
  ];
  const summary = summaryOf(intents.map((intent) => replay(intent, quick, whoAt, NOW)));
  expect(summary).toMatchObject({
    looked: 3,
    changed: 2,
    counts: { times_out: 1, reaches: 2 },
    reaches: [
      { name: "Cal", count: 2 },
      { name: "Bea", count: 1 },
    ],
    spares: [],
  });
});
