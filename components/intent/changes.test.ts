import { expect, test } from "vitest";
import { changesBetween, placeInWords } from "./changes";

test("a difference is told at its deepest place", () => {
  expect(changesBetween({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { b: 2, c: [1, 3, 4] }, e: 1 })).toEqual([
    { pointer: "/a/b", before: 1, after: 2 },
    { pointer: "/a/c/1", before: 2, after: 3 },
    { pointer: "/a/c/2", after: 4 },
    { pointer: "/d", before: 1 },
    { pointer: "/e", after: 1 },
  ]);
  expect(placeInWords("/customer/addresses/0/a~1b")).toBe("customer › addresses › 1 › a/b");
});
