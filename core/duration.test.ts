import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationText, MAX_SECONDS, parseDuration } from "./duration";

describe("a duration", () => {
  test.each([
    ["90s", 90],
    ["5m", 300],
    ["8h", 28_800],
    ["2d", 172_800],
    ["366d", MAX_SECONDS],
    ["007s", 7],
    [1, 1],
    [MAX_SECONDS, MAX_SECONDS],
  ])("%j is %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  test.each([
    "",
    "0s",
    "-5m",
    "5",
    "5 m",
    "5M",
    "1.5h",
    "1h30m",
    "5w",
    "m",
    "367d",
    "9999999999s",
    "١s",
    "5m\n",
    0,
    -1,
    1.5,
    NaN,
    Infinity,
    MAX_SECONDS + 1,
  ])("%j is none", (value) => {
    expect(parseDuration(value)).toBeNull();
  });

  test("is read as what it was written from", () => {
    const unit = fc.constantFrom(
      ["s", 1] as const,
      ["m", 60] as const,
      ["h", 3_600] as const,
      ["d", 86_400] as const,
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_SECONDS }), unit, (count, [letter, seconds]) => {
        const total = count * seconds;
        expect(parseDuration(`${count}${letter}`)).toBe(total <= MAX_SECONDS ? total : null);
      }),
    );
  });
});

test("what is written in the largest unit that fits reads as the same seconds", () => {
  expect([90, 300, 28_800, 86_400].map(durationText)).toEqual(["90s", "5m", "8h", "1d"]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_SECONDS }), (seconds) => {
      expect(parseDuration(durationText(seconds))).toBe(seconds);
    }),
  );
});
