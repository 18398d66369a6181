import { expect, test } from "vitest";
import { matches } from "./matches";

test("a command is found by the beginnings of its words, in any order", () => {
  expect(matches("Pass on to others", "pass")).toBe(true);
  expect(matches("Pass on to others", "oth pa")).toBe(true);
  expect(matches("Pass on to others", "")).toBe(true);
  expect(matches("Pass on to others", "ass")).toBe(false);
  expect(matches("Pass on to others", "pass away")).toBe(false);
});
