import { expect, test } from "vitest";
import { endingsOf } from "./traits";

test.each([
  [[], ["decided", "timed_out", "canceled"]],
  [
    ["escalated", "reminded"],
    ["decided", "timed_out", "canceled"],
  ],
  [["quick", "escalated"], ["decided"]],
  [["timed_out"], ["timed_out"]],
  [["withdrawn"], ["canceled"]],
  [["approved", "timed_out"], []],
] as const)("what is %j can have ended as %j", (traits, endings) => {
  expect(endingsOf(traits)).toEqual(endings);
});
