import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveryRetry, nextAttemptAt, noticeRetry } from "./backoff";
import { parseDuration } from "./duration";
import { at, START } from "./testing/intent";

const API = ["5s", "30s", "5m", "30m", "2h", "5h", "10h"];

describe("a webhook that fails", () => {
  test("is sent again when API.md says, and then no more", () => {
    const delays = API.map((_, index) => deliveryRetry(index + 1, 0));
    expect(delays).toEqual(API.map(parseDuration));
    expect(deliveryRetry(API.length + 1, 0)).toBeNull();
  });
});

describe.each([
  ["webhook", deliveryRetry],
  ["message", noticeRetry],
] as const)("every wait after a failed %s", (_, retry) => {
  test("grows, and is spread by up to a fifth so that not all come back at once", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), random, (attempts, chance) => {
        const base = retry(attempts, 0);
        const delay = retry(attempts, chance);
        expect(delay === null).toBe(base === null);
        if (base === null || delay === null) return;
        expect(delay).toBeGreaterThanOrEqual(base);
        expect(delay).toBeLessThan(base * 1.2 + 1e-9);
        const next = retry(attempts + 1, 0);
        if (next !== null) expect(next).toBeGreaterThan(delay);
      }),
    );
  });
});

describe("the next attempt", () => {
  test.each([
    [5, null, 5],
    [5, 3, 5],
    [5, 90, 90],
    [5, 0, 5],
    [5, 10_000_000, 86_400],
    [36_000, 10_000_000, 86_400],
  ])("after %d seconds, where the other side asks for %d, is after %d", (delay, retryAfter, seconds) => {
    expect(nextAttemptAt(START, delay, retryAfter)).toEqual(at(seconds));
  });

  test("is never where the schedule has ended, whatever the other side asks for", () => {
    expect(nextAttemptAt(START, null, 60)).toBeNull();
  });
});
