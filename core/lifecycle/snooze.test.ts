import { expect, test } from "vitest";
import { type Intent, isSnoozed } from "../intent";
import { aLevel, anIntent, at } from "../testing/intent";
import { ana, asAgent, asUser, bea, personOf, user } from "../testing/people";
import { pursue, refusal, run } from "../testing/play";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Ana and Bea are asked, reminded after 10 minutes, and have two hours. */
const asked = (timeoutSeconds = 2 * HOUR) =>
  anIntent(
    {},
    {
      timeoutSeconds,
      levels: [aLevel({ to: [user(ana), user(bea)], remindAfterSeconds: 600, maxReminders: 1 })],
    },
  );

const snooze = (intent: Intent, seconds: number, now = at(0)) =>
  run(intent, { type: "snooze", by: ana, until: at(seconds) }, now);

const asleep = ({ asked }: Intent, now: Date) =>
  asked.filter((person) => isSnoozed(person, now)).map(({ name }) => name);

test("a snooze hides it from one person until its time, and then ends by itself", () => {
  const { after, facts } = snooze(asked(), HOUR);
  expect(facts).toMatchObject([
    { type: "snoozed", actor: { name: "Ana" }, data: { until: at(HOUR).toISOString() } },
  ]);
  expect(asleep(after, at(HOUR - 1))).toEqual(["Ana"]);
  expect(asleep(after, at(HOUR))).toEqual([]);
});

test("whoever snoozes is not reminded, others are", () => {
  const { facts } = pursue(snooze(asked(), HOUR).after, at(600));
  expect(facts).toMatchObject([{ type: "reminded", data: { to: [{ name: "Bea" }] } }]);
});

test.each([
  [0, "That time has passed; choose a later one."],
  [2 * HOUR, `This closes at ${at(2 * HOUR).toISOString()}; choose a time before that.`],
])("a snooze until %s s after now is refused", (seconds, message) => {
  expect(refusal(() => snooze(asked(), seconds))).toMatchObject({
    code: "invalid_request",
    message,
    flaws: [{ pointer: "/until" }],
  });
});

test("a snooze lasts 90 days at most", () => {
  const long = asked(200 * DAY);
  expect(refusal(() => snooze(long, 90 * DAY + 1)).message).toBe("Snooze for 90 days at most.");
  expect(snooze(long, 90 * DAY).facts).toHaveLength(1);
});

test("only who was asked can snooze, and only while it is open", () => {
  const stranger = { ...ana, id: "usr_admin", role: "admin" as const };
  const until = at(HOUR);
  expect(refusal(() => run(asked(), { type: "snooze", by: stranger, until }, at(0)))).toMatchObject({
    code: "conflict",
  });
  const canceled = run(asked(), { type: "cancel", by: asAgent, reason: "Done." }, at(1)).after;
  expect(refusal(() => snooze(canceled, HOUR, at(2)))).toMatchObject({ code: "already_decided" });
});

test("the same snooze twice is one, and another time replaces it", () => {
  const { after } = snooze(asked(), HOUR);
  expect(snooze(after, HOUR, at(1)).facts).toEqual([]);
  expect(asleep(snooze(after, HOUR + 60, at(1)).after, at(HOUR))).toEqual(["Ana"]);
});

test("waking leaves a fact once, and none where it is awake", () => {
  const wake = (intent: Intent, seconds: number) => run(intent, { type: "wake", by: ana }, at(seconds));
  const woken = wake(snooze(asked(), HOUR).after, 60);
  expect(woken.facts).toMatchObject([{ type: "woken", actor: { name: "Ana" } }]);
  expect(asleep(woken.after, at(61))).toEqual([]);
  expect(wake(woken.after, 62).facts).toEqual([]);
  expect(wake(snooze(asked(), HOUR).after, HOUR).facts).toEqual([]);
});

test.each([
  ["a revision", (it: Intent) => [run(it, { type: "revise", by: asAgent, question: {}, note: "n" }, at(9))]],
  [
    "the agent's answer to a question",
    (it: Intent) => {
      const question = run(it, { type: "comment", by: asUser(bea), body: "Why?", question: true }, at(8));
      return [
        run(question.after, { type: "comment", by: asAgent, body: "Because.", question: false }, at(9)),
      ];
    },
  ],
  [
    "being asked anew",
    (it: Intent) => [run(it, { type: "reassign", by: bea, to: [personOf(ana)], reason: null }, at(9))],
  ],
])("%s wakes it early", (_, act) => {
  const [last] = act(snooze(asked(), HOUR).after);
  expect(last && asleep(last.after, at(10))).toEqual([]);
});

test("a mere remark does not", () => {
  const { after } = run(
    snooze(asked(), HOUR).after,
    { type: "comment", by: asUser(bea), body: "Hm.", question: false },
    at(9),
  );
  expect(asleep(after, at(10))).toEqual(["Ana"]);
});
