import { expect, test } from "vitest";
import { moved } from "./moved";
import { placeIn } from "./place";

test("an error's place is found in the text that it is about, and nowhere in another", () => {
  const text = "a &&\n  foo";
  expect(placeIn("Line 2, column 3: there is no “foo” here.", text)).toEqual({
    line: "  foo",
    column: 3,
    offset: 7,
  });
  expect(placeIn("Line 3, column 1: x", text)).toBeNull();
  expect(placeIn("Line 1, column 9: x", text)).toBeNull();
  expect(placeIn("There is no policy.", text)).toBeNull();
});

test("what is moved keeps everything else in order", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "b", "c"]);
});
