import { expect, test } from "vitest";
import { BY_CLOCK, onBehalfOf, plainUserAgent } from "./origin";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64)", "Mozilla/5.0 (X11; Linux x86_64)"],
  ["curl/8.5\r\nX-Forged: 1\u0000\u009b31m", "curl/8.5 X-Forged: 1 31m"],
  ["\u0007 \u0000", null],
  ["", null],
  [null, null],
])("of what a client says about itself, %j is kept as %j", (said, kept) => {
  expect(plainUserAgent(said)).toBe(kept);
});

test("however much a client says, 300 characters are kept, and none of them is half of one", () => {
  expect(plainUserAgent("a".repeat(10_000))).toHaveLength(300);
  const kept = plainUserAgent("🦊".repeat(400)) ?? "";
  expect([...kept]).toHaveLength(300);
  expect(kept.isWellFormed()).toBe(true);
});

test("for whom something was done is told only where there is somebody", () => {
  expect(onBehalfOf(BY_CLOCK, null)).toBe(BY_CLOCK);
  expect(onBehalfOf(null, { id: "usr_1", name: "Ana" })).toBeNull();
  expect(onBehalfOf(BY_CLOCK, { id: "usr_1", name: "Ana" })).toMatchObject({ on_behalf_of: { name: "Ana" } });
});
