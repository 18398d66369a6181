import { describe, expect, test } from "vitest";
import { endOfOverlap, expiryOfSuccessor, keyStateOf } from "./key-state";

const NOW = new Date("2026-06-01T09:00:00Z");
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);
const fresh = { expiresAt: null, revokedAt: null, successorId: null };

test.each([
  ["without an end is active", fresh, "active"],
  ["is active until it expires", { ...fresh, expiresAt: hours(1) }, "active"],
  ["has expired at the very instant", { ...fresh, expiresAt: NOW }, "expired"],
  ["that was rotated is ending", { ...fresh, expiresAt: hours(1), successorId: "key_2" }, "ending"],
  ["that was rotated ends with the overlap", { ...fresh, expiresAt: NOW, successorId: "key_2" }, "expired"],
  [
    "that was revoked says so before all else",
    { expiresAt: NOW, revokedAt: NOW, successorId: "x" },
    "revoked",
  ],
])("a key %s", (_name, times, state) => {
  expect(keyStateOf(times, NOW)).toBe(state);
});

describe("after a rotation", () => {
  test("the old key ends with the overlap, but never later than it would have", () => {
    expect(endOfOverlap(null, 3_600, NOW)).toEqual(hours(1));
    expect(endOfOverlap(hours(2), 3_600, NOW)).toEqual(hours(1));
    expect(endOfOverlap(hours(0.5), 3_600, NOW)).toEqual(hours(0.5));
  });

  test("the new key lasts as long as the old one was made to last", () => {
    expect(expiryOfSuccessor({ createdAt: hours(-10), expiresAt: hours(14) }, NOW)).toEqual(hours(24));
    expect(expiryOfSuccessor({ createdAt: hours(-10), expiresAt: null }, NOW)).toBeNull();
  });
});
