import { describe, expect, test } from "vitest";
import { momentsOf } from "./escalation";
import { levelsOf, type RequestTiming, targetRef } from "./plan";
import { aPlan, START } from "./testing/intent";
import { ana, bea, team, user } from "./testing/people";

const toBea = (afterSeconds: number) => ({ afterSeconds, to: [user(bea)] });

/** What a request's timing leads to within 1000 seconds; all its numbers count from the submission, and so do these. */
function told(timing: Partial<RequestTiming>): string[] {
  const levels = levelsOf([user(ana)], {
    remindAfterSeconds: null,
    remindEverySeconds: null,
    maxReminders: 3,
    escalations: [],
    ...timing,
  });
  const moments = momentsOf(aPlan({ levels, timeoutSeconds: 1_000 }), START);
  return moments.map(({ kind, at, level }) => `${(at.getTime() - START.getTime()) / 1000} ${kind} ${level}`);
}

describe("a request's timing counts from the submission", () => {
  test.each<[string, Partial<RequestTiming>, string[]]>([
    ["nothing but the deadline", {}, []],
    ["one reminder", { remindAfterSeconds: 300 }, ["300 remind 1"]],
    [
      "one reminder, though more are allowed, without an interval",
      { remindAfterSeconds: 300, maxReminders: 9 },
      ["300 remind 1"],
    ],
    [
      "no reminder where none is allowed",
      { remindAfterSeconds: 300, remindEverySeconds: 10, maxReminders: 0 },
      [],
    ],
    [
      "a series of reminders",
      { remindAfterSeconds: 100, remindEverySeconds: 200 },
      ["100 remind 1", "300 remind 1", "500 remind 1"],
    ],
    ["two escalations", { escalations: [toBea(100), toBea(400)] }, ["100 escalate 2", "400 escalate 3"]],
    [
      "one series of reminders through all levels",
      {
        remindAfterSeconds: 100,
        remindEverySeconds: 200,
        maxReminders: 4,
        escalations: [toBea(250), toBea(650)],
      },
      ["100 remind 1", "250 escalate 2", "300 remind 2", "500 remind 2", "650 escalate 3", "700 remind 3"],
    ],
    [
      "a first reminder that falls into the second level",
      { remindAfterSeconds: 300, escalations: [toBea(200)] },
      ["200 escalate 2", "300 remind 2"],
    ],
    [
      "no reminder in the second in which the next level begins",
      { remindAfterSeconds: 100, remindEverySeconds: 100, maxReminders: 3, escalations: [toBea(200)] },
      ["100 remind 1", "200 escalate 2", "300 remind 2"],
    ],
    [
      "a level between two reminders has none",
      { remindAfterSeconds: 100, remindEverySeconds: 500, escalations: [toBea(200), toBea(300)] },
      ["100 remind 1", "200 escalate 2", "300 escalate 3", "600 remind 3"],
    ],
    [
      "what comes after the deadline does not happen",
      { remindAfterSeconds: 1_000, escalations: [toBea(2_000)] },
      [],
    ],
  ])("%s", (_, timing, moments) => {
    const last = moments.filter((moment) => moment.includes("escalate")).length + 1;
    expect(told(timing)).toEqual([...moments, `1000 timeout ${last}`]);
  });

  test("the assignees are the first level, and each escalation the next", () => {
    const timing = {
      remindAfterSeconds: null,
      remindEverySeconds: null,
      maxReminders: 0,
      escalations: [toBea(60)],
    };
    expect(levelsOf([user(ana), team("data")], timing).map(({ to }) => to.map(targetRef))).toEqual([
      ["ana@acme.dev", "team:data"],
      ["bea@acme.dev"],
    ]);
  });
});
