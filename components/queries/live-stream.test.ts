import { expect, test } from "vitest";
import { waitBefore } from "./live-stream";

test("the pauses between attempts grow, stay below twenty seconds, and are spread", () => {
  expect([1, 2, 3, 4].map((failures) => waitBefore(failures, 1))).toEqual([500, 1_000, 2_000, 4_000]);
  expect(waitBefore(1_000, 1)).toBe(20_000);
  expect(waitBefore(3, 0)).toBe(1_000);
});
