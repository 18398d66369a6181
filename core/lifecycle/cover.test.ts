import { expect, test } from "vitest";
import type { Intent } from "../intent";
import type { Reached } from "../reach";
import { aLevel, anIntent, at } from "../testing/intent";
import { ana, bea, cal, dan, personOf, resolveWithout, team, user } from "../testing/people";
import { answer, run } from "../testing/play";
import type { Resolve } from "./commands";

const until = at(86_400);
const insteadOf = { id: ana.id, name: "Ana", until: until.toISOString() };

const cover = (intent: Intent, resolve: Resolve, more: { noted?: boolean } = {}) =>
  run(
    intent,
    { type: "cover", userId: ana.id, absence: { id: "abs_1", until }, noted: false, resolve, ...more },
    at(60),
  );

/** Cal stands in for Ana; the others are there. */
const calForAna: Resolve = (targets): Reached => {
  const rest = targets.filter(({ id }) => id !== ana.id);
  const others = resolveWithout(ana)(rest).people;
  return {
    people: rest.length < targets.length ? [{ ...personOf(cal), insteadOf }, ...others] : others,
    passedOver: [],
  };
};
const nobodyForAna = resolveWithout(ana);
const plotOf = ({ facts }: { facts: { type: string }[] }) => facts.map(({ type }) => type);
const asked = ({ after }: { after: Intent }) =>
  after.asked
    .filter(({ current }) => current)
    .map(({ name, insteadOf: absent }) => (absent ? `${name} for ${absent.name}` : name));

const twoLevels = {
  levels: [aLevel({ to: [user(ana)], escalateAfterSeconds: 600 }), aLevel({ to: [team("data")] })],
};

test("the delegate is asked, and the level goes on as it was", () => {
  const covered = cover(anIntent({}, twoLevels), calForAna);
  expect([plotOf(covered), asked(covered)]).toEqual([["covered"], ["Cal for Ana"]]);
  expect(covered.after.position).toEqual(anIntent({}, twoLevels).position);
});

test("whoever hands on what they do for somebody hands on for whom", () => {
  const intent = anIntent({}, twoLevels);
  const people = intent.asked.map((person) => ({
    ...person,
    insteadOf: { ...insteadOf, id: dan.id, name: "Dan" },
  }));
  expect(asked(cover({ ...intent, asked: people }, calForAna))).toEqual(["Cal for Dan"]);
});

test("without a delegate the next level is asked at once, unless somebody else is there or has it in hand", () => {
  const alone = cover(anIntent({}, twoLevels), nobodyForAna);
  expect([plotOf(alone), asked(alone)]).toEqual([
    ["covered", "escalated"],
    ["Bea", "Cal"],
  ]);
  const both = anIntent(
    {},
    { ...twoLevels, levels: [aLevel({ to: [user(ana), user(bea)] }), ...twoLevels.levels] },
  );
  expect(plotOf(cover(both, nobodyForAna))).toEqual(["covered"]);
  const held = answer(anIntent({}, { ...twoLevels, undoSeconds: 60 }), ana, "approved", at(59)).after;
  expect(plotOf(cover(held, nobodyForAna))).toEqual(["covered"]);
  const last = anIntent();
  expect(plotOf(cover(last, nobodyForAna))).toEqual(["covered"]);
});

test("nothing is left to do where they are there, are asked no longer, were noted, or it is closed", () => {
  const intent = anIntent({}, twoLevels);
  expect(plotOf(cover(intent, resolveWithout()))).toEqual([]);
  expect(plotOf(cover(intent, nobodyForAna, { noted: true }))).toEqual([]);
  expect(plotOf(cover(cover(intent, calForAna).after, calForAna))).toEqual([]);
  expect(plotOf(cover(answer(intent, ana, "approved", at(5)).after, calForAna))).toEqual([]);
  const others = anIntent({}, { levels: [aLevel({ to: [user(bea)] })] });
  expect(plotOf(cover(others, calForAna))).toEqual([]);
});
