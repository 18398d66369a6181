import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { durationInWords, MAX_SECONDS, parseDuration, readDuration, spellDuration } from "./duration";

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

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [900, "15 minutes"],
  [5_400, "1 hour and 30 minutes"],
  [93_784, "1 day, 2 hours, 3 minutes and 4 seconds"],
])("%d seconds in words are %s", (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});

describe("a duration in other words", () => {
  test.each([
    [90, "90s"],
    [1_800, "30m"],
    [5_400, "90m"],
    [129_600, "36h"],
    [172_800, "2d"],
    [1, "1s"],
    [90_061, "90061s"],
  ])("%d seconds are spelled %s", (seconds, spelled) => {
    expect(spellDuration(seconds)).toBe(spelled);
    expect(parseDuration(spelled)).toBe(seconds);
  });

  test.each([
    ["30m", 1_800],
    ["1h30m", 5_400],
    ["1 h 30 min", 5_400],
    ["2 days", 172_800],
    ["1 hour, 5 minutes", 3_900],
    [" 45 Minutes ", 2_700],
    ["1 day, 2 hours and 3 minutes", 93_780],
    ["", null],
    ["soon", null],
    ["30", null],
    ["5 months", null],
    ["1h and a bit", null],
    ["400 days", null],
  ])("somebody who types %j means %j seconds", (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  test("what is spelled is read back, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_SECONDS }), (seconds) => {
        expect(readDuration(spellDuration(seconds))).toBe(seconds);
        expect(readDuration(durationInWords(seconds))).toBe(seconds);
      }),
    );
  });
});
