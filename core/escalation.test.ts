import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, begin, deadlineOf, dueMoment, levelOf, momentsOf, nextMoment } from "./escalation";
import type { Plan } from "./plan";
import { aPlanArb } from "./testing/arbitraries";
import { aLevel, aPlan, at, START } from "./testing/intent";

const secondsOf = (plan: Plan) =>
  momentsOf(plan, START).map(
    ({ kind, at: due, level }) => `${(due.getTime() - START.getTime()) / 1000} ${kind} ${level}`,
  );

describe("what will happen if nobody answers", () => {
  test("is in order, ends with the one timeout, and has nothing after it", () => {
    fc.assert(
      fc.property(aPlanArb, (plan) => {
        const moments = momentsOf(plan, START);
        const times = moments.map((moment) => moment.at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(moments.filter(({ kind }) => kind === "timeout")).toHaveLength(1);
        expect(moments.at(-1)).toMatchObject({ kind: "timeout", at: deadlineOf(plan, START) });
      }),
    );
  });

  test("never has two things at once, since nobody is reminded of what ends in the same second", () => {
    fc.assert(
      fc.property(aPlanArb, (plan) => {
        const times = momentsOf(plan, START).map((moment) => moment.at.getTime());
        expect(new Set(times).size).toBe(times.length);
      }),
    );
  });

  test("reminds each level as often as it says, and not beyond its end", () => {
    const levels = [
      aLevel({ remindAfterSeconds: 60, remindEverySeconds: 120, maxReminders: 5, escalateAfterSeconds: 300 }),
      aLevel({ remindAfterSeconds: 30, maxReminders: 1 }),
    ];
    expect(secondsOf(aPlan({ levels, timeoutSeconds: 1_000 }))).toEqual([
      "60 remind 1",
      "180 remind 1",
      "300 escalate 2",
      "330 remind 2",
      "1000 timeout 2",
    ]);
  });

  test("reminds once where no interval is given, however many are allowed", () => {
    const levels = [aLevel({ remindAfterSeconds: 60, maxReminders: 9 })];
    expect(secondsOf(aPlan({ levels, timeoutSeconds: 500 }))).toEqual(["60 remind 1", "500 timeout 1"]);
  });

  test("goes back after the last level as often as the plan repeats", () => {
    const levels = [
      aLevel({ escalateAfterSeconds: 10 }),
      aLevel({ escalateAfterSeconds: 20 }),
      aLevel({ escalateAfterSeconds: 30 }),
    ];
    expect(secondsOf(aPlan({ levels, repeat: { fromLevel: 2, times: 2 }, timeoutSeconds: 1_000 }))).toEqual([
      "10 escalate 2",
      "30 escalate 3",
      "60 repeat 2",
      "80 escalate 3",
      "110 repeat 2",
      "130 escalate 3",
      "1000 timeout 3",
    ]);
  });

  test("is cut off by the deadline, which comes first where both are due", () => {
    const levels = [aLevel({ escalateAfterSeconds: 100 }), aLevel()];
    expect(secondsOf(aPlan({ levels, timeoutSeconds: 100 }))).toEqual(["100 timeout 1"]);
    expect(secondsOf(aPlan({ levels, timeoutSeconds: 99 }))).toEqual(["99 timeout 1"]);
  });
});

describe("what is due", () => {
  const plan = aPlan({
    levels: [
      aLevel({ remindAfterSeconds: 60, remindEverySeconds: 60, maxReminders: 3, escalateAfterSeconds: 240 }),
      aLevel({ remindAfterSeconds: 60, maxReminders: 1, escalateAfterSeconds: 600 }),
      aLevel(),
    ],
  });
  const deadline = deadlineOf(plan, START);
  const dueAt = (seconds: number) => dueMoment(plan, begin(START), deadline, at(seconds))?.kind ?? null;

  test.each([
    [59.999, null],
    [60, "remind"],
    [239, "remind"],
    [240, "escalate"],
    [3_599, "escalate"],
    [3_600, "timeout"],
    [99_999, "timeout"],
  ])("%d seconds after the beginning is %s: of several things only the gravest", (seconds, kind) => {
    expect(dueAt(seconds)).toBe(kind);
  });

  test("is exactly what the next moment promised, at its very millisecond and not before", () => {
    fc.assert(
      fc.property(aPlanArb, (random) => {
        const position = begin(START);
        const next = nextMoment(random, position, deadlineOf(random, START));
        expect(dueMoment(random, position, deadlineOf(random, START), next.at)).toEqual(next);
        expect(
          dueMoment(random, position, deadlineOf(random, START), new Date(next.at.getTime() - 1)),
        ).toBeNull();
      }),
    );
  });

  test("reminders missed in a pause are not caught up", () => {
    const reminder = nextMoment(plan, begin(START), deadline);
    expect(advance(plan, begin(START), reminder, at(60)).reminders).toBe(1);
    expect(advance(plan, begin(START), reminder, at(185)).reminders).toBe(3);
  });

  test("a level that begins a little late keeps its times, one after a pause gets its full time", () => {
    const slow = aPlan({
      levels: [aLevel({ escalateAfterSeconds: 240 }), aLevel({ remindAfterSeconds: 900, maxReminders: 1 })],
    });
    const escalation = { kind: "escalate" as const, at: at(240), level: 2 };
    expect(advance(slow, begin(START), escalation, at(300)).levelStartedAt).toEqual(at(240));
    expect(advance(slow, begin(START), escalation, at(300.001)).levelStartedAt).toEqual(at(300.001));
  });

  test("a level of a few seconds is not over before it begins", () => {
    const quick = aPlan({
      levels: [aLevel({ escalateAfterSeconds: 5 }), aLevel({ escalateAfterSeconds: 5 }), aLevel()],
    });
    const escalation = { kind: "escalate" as const, at: at(5), level: 2 };
    expect(advance(quick, begin(START), escalation, at(15)).levelStartedAt).toEqual(at(15));
    expect(advance(quick, begin(START), escalation, at(9.9)).levelStartedAt).toEqual(at(5));
  });

  test("a plan without the level asked for is a bug, and says so", () => {
    expect(() => levelOf(plan, 4)).toThrow("plan has no level 4");
  });
});
