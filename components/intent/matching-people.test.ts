import { expect, test } from "vitest";
import type { Pickable } from "../queries/people";
import { matching } from "./matching-people";

const person = (name: string): Pickable => ({
  ref: `${name.toLowerCase().replace(" ", ".")}@acme.dev`,
  type: "user",
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@acme.dev`,
});
const people = ["Zoe Banks", "Bea Ng", "Ana Bell", "Cal Moor"].map(person);
const names = (text: string, recent: string[] = []) => matching(people, text, recent).map(({ name }) => name);

test("people are found by any words of their name or address, best first", () => {
  expect(names("be")).toEqual(["Bea Ng", "Ana Bell"]);
  expect(names("ng bea")).toEqual(["Bea Ng"]);
  expect(names("cal.moor@")).toEqual(["Cal Moor"]);
  expect(names("nobody")).toEqual([]);
});

test("without a word, those picked lately come first", () => {
  expect(names("", ["zoe.banks@acme.dev"])).toEqual(["Zoe Banks", "Ana Bell", "Bea Ng", "Cal Moor"]);
});

test("ten thousand people are searched while somebody types", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => person(`Person ${index}`));
  const started = performance.now();
  expect(matching(many, "person 99", []).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(500);
});
