import { describe, expect, test } from "vitest";
import { currentlyAsked, type Intent } from "../intent";
import type { Plan } from "../plan";
import { aLevel, anIntent, at } from "../testing/intent";
import { ada, ana, asUser, bea, cal, resolveWithout, team, user } from "../testing/people";
import { answer, run } from "../testing/play";
import type { Member } from "../access";

const LEVELS = [
  aLevel({ to: [user(ana)], escalateAfterSeconds: 600 }),
  aLevel({ to: [user(bea)], escalateAfterSeconds: 600 }),
  aLevel({ to: [team("data")] }),
];
const asked = (plan: Partial<Plan> = {}) => anIntent({}, { levels: LEVELS, ...plan });

const depart = (intent: Intent, who: Member, seconds = 60, ...others: Member[]) =>
  run(
    intent,
    {
      type: "depart",
      userId: who.id,
      reason: "deactivated",
      by: asUser(ada),
      resolve: resolveWithout(who, ...others),
    },
    at(seconds),
  );
const namesOf = (intent: Intent) => currentlyAsked(intent).map(({ name }) => name);

test("where nobody is left, the next level is asked at once, and the facts say who left and why it moved", () => {
  const { facts, after } = depart(asked(), ana);
  expect(facts).toMatchObject([
    { type: "left", actor: { name: "Ada" }, data: { who: { name: "Ana" }, reason: "deactivated" } },
    { type: "escalated", data: { level: 2, from_level: 1, to: [{ name: "Bea" }], reason: "nobody_there" } },
  ]);
  expect(namesOf(after)).toEqual(["Bea"]);
  expect(after.position).toMatchObject({ level: 2, levelStartedAt: at(60) });
});

test("levels without anybody are passed over on the way", () => {
  const { facts, after } = depart(asked(), ana, 60, bea);
  expect(facts.map(({ type }) => type)).toEqual(["left", "escalated", "escalated"]);
  expect(namesOf(after)).toEqual(["Cal"]);
});

test("while others are asked it stays with them, and the chain keeps its time", () => {
  const both = asked({
    levels: [aLevel({ to: [user(ana), user(bea)], escalateAfterSeconds: 600 }), aLevel()],
  });
  const { facts, after } = depart(both, ana);
  expect(facts.map(({ type }) => type)).toEqual(["left"]);
  expect(namesOf(after)).toEqual(["Bea"]);
  expect(after.position).toEqual(both.position);
});

test("on the last level it waits for its deadline, with nobody asked", () => {
  const { facts, after } = depart(asked({ levels: [aLevel()] }), ana);
  expect(facts.map(({ type }) => type)).toEqual(["left"]);
  expect(namesOf(after)).toEqual([]);
  expect(after.status).toBe("waiting");
});

describe("it leaves no fact", () => {
  test.each<[string, Intent, Member]>([
    ["where they were never asked", asked(), cal],
    ["where it has moved on from them", depart(asked(), ana).after, ana],
    ["where it is over", answer(asked(), ana, "approved", at(10)).after, ana],
  ])("%s", (_name, intent, who) => {
    expect(depart(intent, who).facts).toEqual([]);
  });
});

test("their claim ends, and the chain goes on with the time that it held", () => {
  const claimed = run(asked(), { type: "claim", by: ana }, at(100)).after;
  const { after } = depart(claimed, ana, 160);
  expect(after.claim).toBeNull();
  expect(namesOf(after)).toEqual(["Bea"]);
  const moved = depart(asked(), ana, 50).after;
  const earlier = run(moved, { type: "claim", by: ana }, at(100)).after;
  const free = depart(earlier, ana, 160);
  expect(free.facts.map(({ type }) => type)).toEqual(["left"]);
  expect(free.after).toMatchObject({ claim: null, position: { level: 2, levelStartedAt: at(50 + 60) } });
});

test("what somebody else has claimed, or has answered for the moment, is in hand and moves nowhere", () => {
  const claimed = run(asked(), { type: "claim", by: ada }, at(10)).after;
  expect(depart(claimed, ana).facts.map(({ type }) => type)).toEqual(["left"]);
  const held = answer(asked({ undoSeconds: 60 }), ana, "approved", at(10)).after;
  expect(held.held).not.toBeNull();
  expect(depart(held, ana, 20).facts.map(({ type }) => type)).toEqual(["left"]);
});
