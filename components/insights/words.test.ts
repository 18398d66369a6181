import { expect, test } from "vitest";
import {
  changeOfCount,
  changeOfDuration,
  changeOfShare,
  countWords,
  dayWords,
  durationWords,
  shareWords,
} from "./words";

test.each([
  [null, "–"],
  [0.4, "0.4 s"],
  [8, "8 s"],
  [59.4, "59 s"],
  [59.6, "1 min"],
  [150, "2.5 min"],
  [3_590, "1 h"],
  [7_200, "2 h"],
  [36_000, "10 h"],
  [172_800, "2 days"],
  [2_000_000, "23 days"],
])("%s seconds are %s", (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

test.each([
  [null, "–"],
  [0, "0 %"],
  [0.001, "1 %"],
  [0.934, "93 %"],
  [0.999, "99 %"],
  [1, "100 %"],
])("a share of %s is %s", (share, words) => {
  expect(shareWords(share)).toBe(words);
});

test("numbers and days are easy to read", () => {
  expect(countWords(1_234_567)).toBe("1,234,567");
  expect(dayWords("2026-10-05")).toBe("5 Oct");
});

test("what moved is said with whether that is better, where it is", () => {
  expect(changeOfDuration(60, 120)).toEqual({ text: "50 % faster", better: true });
  expect(changeOfDuration(150, 120)).toEqual({ text: "25 % slower", better: false });
  expect(changeOfDuration(121, 120)).toEqual({ text: "about the same", better: null });
  expect(changeOfDuration(null, 120)).toBeNull();
  expect(changeOfShare(0.9, 0.89, true)).toEqual({ text: "+1 point", better: true });
  expect(changeOfShare(0.1, 0.3, false)).toEqual({ text: "−20 points", better: true });
  expect(changeOfShare(0.1, 0.1, false)).toEqual({ text: "no change", better: null });
  expect(changeOfShare(0.1, null, false)).toBeNull();
  expect(changeOfCount(12, 10)).toEqual({ text: "+20 %", better: null });
  expect(changeOfCount(5, 10)).toEqual({ text: "−50 %", better: null });
  expect(changeOfCount(5, 0)).toBeNull();
});
