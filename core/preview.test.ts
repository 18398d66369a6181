import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "./facts";
import type { Intent } from "./intent";
import { openIntent } from "./lifecycle/open";
import type { Plan } from "./plan";
import { previewOf } from "./preview";
import { aPlanArb } from "./testing/arbitraries";
import { hoursArb, instantArb, someHours } from "./testing/hours";
import { aLevel, aPlan, aQuestion, ORIGIN } from "./testing/intent";
import { ana, bea, cal, dan, resolve, resolveWithout, team, user } from "./testing/people";
import { letTimePass } from "./testing/play";

/** A policy's preview knows no agent, so nobody is left out for owning it. */
const UNOWNED = { ...ORIGIN, agent: { ...ORIGIN.agent, ownerId: null } };

const DAY = 86_400;

/** Plans of days rather than of minutes, in anybody's hours. */
const longPlanArb: fc.Arbitrary<Plan> = fc
  .tuple(
    aPlanArb,
    fc.array(fc.option(hoursArb), { minLength: 4, maxLength: 4 }),
    fc.integer({ min: 1, max: 20 }),
  )
  .map(([plan, hours, days]) => ({
    ...plan,
    timeoutSeconds: days * DAY,
    levels: plan.levels.map((level, index) => ({
      ...level,
      remindAfterSeconds: level.remindAfterSeconds && level.remindAfterSeconds * 100,
      remindEverySeconds: level.remindEverySeconds && level.remindEverySeconds * 200,
      escalateAfterSeconds: level.escalateAfterSeconds && level.escalateAfterSeconds * 100,
      hours: hours[index] ?? null,
    })),
  }));

const someAway = fc.subarray([ana, bea, cal, dan]).map((away) => resolveWithout(...away));

const line = (
  at: Date,
  kind: string,
  level: number,
  to: readonly { name: string }[],
  outcome?: string | null,
) =>
  [
    at.toISOString(),
    kind,
    level,
    to
      .map(({ name }) => name)
      .sort()
      .join(" and "),
    outcome,
  ].join(", ");

/** What the clock's facts say, in the preview's words. */
function told(facts: readonly Fact[], after: Intent): string[] {
  return facts.flatMap((fact) => {
    switch (fact.type) {
      case "created": {
        const { level: first, to, nobody_at } = fact.data;
        const passed = nobody_at.filter((level) => level !== first);
        return [
          ...passed.map((level) => line(fact.at, "notify", level, [])),
          line(fact.at, "notify", first, to),
        ];
      }
      case "reminded":
        return [line(fact.at, "remind", fact.data.level, fact.data.to)];
      case "escalated": {
        const kind = fact.data.level > fact.data.from_level ? "escalate" : "repeat";
        return [line(fact.at, kind, fact.data.level, fact.data.to)];
      }
      case "timed_out":
        return [line(fact.at, "timeout", after.position.level, [], fact.data.outcome)];
      default:
        throw new Error(`${fact.type} is not the clock's`);
    }
  });
}

describe("the preview", () => {
  test("is what the clock does if nobody answers, in any zone and across changes of the clocks", () => {
    fc.assert(
      fc.property(longPlanArb, instantArb, someAway, (plan, startAt, who) => {
        const { intent, facts } = openIntent(UNOWNED, aQuestion(), plan, who, startAt);
        const clock = letTimePass(intent, new Date(8e15), () => 0, who);
        const preview = previewOf(plan, startAt, who).map(({ at, kind, level, to, outcome }) =>
          line(at, kind, level, to, outcome),
        );
        expect(preview).toEqual(told([...facts, ...clock.facts], clock.after));
      }),
      { numRuns: 300 },
    );
  });

  test("is in order, and ends with the timeout", () => {
    fc.assert(
      fc.property(longPlanArb, instantArb, (plan, startAt) => {
        const moments = previewOf(plan, startAt, resolve);
        const times = moments.map(({ at }) => at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(moments.filter(({ kind }) => kind === "timeout")).toEqual([moments.at(-1)]);
        expect(moments.at(-1)?.at.getTime()).toBe(startAt.getTime() + plan.timeoutSeconds * 1000);
      }),
    );
  });

  const inShort = (plan: Plan, startAt: string, who = resolve) =>
    previewOf(plan, new Date(startAt), who).map(({ at, kind, level, to }) =>
      `${at.toISOString().slice(0, 16)} ${kind} ${level} ${to.map(({ name }) => name).join(" ")}`.trim(),
    );
  const chain = aPlan({
    levels: [
      aLevel({ remindAfterSeconds: 1_800, maxReminders: 1, escalateAfterSeconds: 7_200, hours: someHours() }),
      aLevel({ to: [team("empty")], escalateAfterSeconds: 3_600, hours: someHours() }),
      aLevel({ to: [user(bea)], hours: someHours() }),
    ],
    timeoutSeconds: 5 * DAY,
  });

  test("of a question on Friday evening climbs on Monday, and tells people at once when their level begins", () => {
    expect(inShort(chain, "2026-03-06T16:30Z")).toEqual([
      "2026-03-06T16:30 notify 1 Ana",
      "2026-03-06T17:00 remind 1 Ana",
      "2026-03-09T09:30 escalate 2",
      "2026-03-09T09:30 escalate 3 Bea",
      "2026-03-11T16:30 timeout 3",
    ]);
    expect(inShort(chain, "2026-03-07T02:00Z").slice(0, 2)).toEqual([
      "2026-03-07T02:00 notify 1 Ana",
      "2026-03-09T08:30 remind 1 Ana",
    ]);
  });

  test("shows the deadline where the hours never come", () => {
    const closed = someHours({ days: ["sun"], holidays: ["2026-03-08"] });
    const plan = aPlan({
      levels: [aLevel({ escalateAfterSeconds: 60, hours: closed }), aLevel()],
      timeoutSeconds: 3 * DAY,
    });
    expect(inShort(plan, "2026-03-06T12:00Z")).toEqual([
      "2026-03-06T12:00 notify 1 Ana",
      "2026-03-09T12:00 timeout 1",
    ]);
  });

  test("starts again at once where the end of the chain reaches nobody", () => {
    const plan = aPlan({
      levels: [
        aLevel({ escalateAfterSeconds: 600 }),
        aLevel({ to: [team("empty")], escalateAfterSeconds: 600 }),
      ],
      repeat: { fromLevel: 1, times: 1 },
    });
    expect(inShort(plan, "2026-03-06T12:00Z")).toEqual([
      "2026-03-06T12:00 notify 1 Ana",
      "2026-03-06T12:10 escalate 2",
      "2026-03-06T12:10 repeat 1 Ana",
      "2026-03-06T12:20 escalate 2",
      "2026-03-06T13:00 timeout 2",
    ]);
  });
});
