import { expect, test } from "vitest";
import { leavingWords } from "./leaving-words";

const words = (open: number, moving_on: number, nobody_left: number) =>
  leavingWords({ name: "Ana", waits: { open, moving_on, nobody_left } }).join(" ");

test.each([
  [0, 0, 0, "Nothing waits for Ana now."],
  [1, 0, 0, "1 open request is with Ana now. 1 stays with the others who are asked."],
  [
    3,
    2,
    0,
    "3 open requests are with Ana now. 1 stays with the others who are asked. 2 go to the next level at once.",
  ],
  [
    1,
    1,
    1,
    "1 open request is with Ana now. 1 has nobody left to ask, and waits for the deadline unless you pass it on.",
  ],
  [
    9,
    5,
    2,
    "9 open requests are with Ana now. 4 stay with the others who are asked. 3 go to the next level at once. 2 have nobody left to ask, and wait for the deadline unless you pass them on.",
  ],
])("of %i with them, %i with nobody else, %i on their last level", (open, alone, stuck, expected) => {
  expect(words(open, alone, stuck)).toBe(expected);
});
