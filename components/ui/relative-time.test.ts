import { describe, expect, test } from "vitest";
import { clockTime, exactTime, relativeTime, span } from "./relative-time";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("a span is told in one unit and never promises too much", () => {
  test.each([
    [0, "0 s"],
    [59_999, "59 s"],
    [MINUTE, "1 min"],
    [12 * MINUTE + 59_000, "12 min"],
    [HOUR, "1 h"],
    [23 * HOUR + 59 * MINUTE, "23 h"],
    [49 * HOUR, "2 d"],
    [-90_000, "1 min"],
  ])("%i ms is %s", (milliseconds, words) => expect(span(milliseconds)).toBe(words));
});

describe("a time is told from now", () => {
  test.each([
    [12 * MINUTE, "in 12 min"],
    [-12 * MINUTE, "12 min ago"],
    [4_000, "now"],
    [-4_000, "just now"],
    [0, "just now"],
    [5_000, "in 5 s"],
  ])("%i ms away is %s", (distance, words) => expect(relativeTime(NOW + distance, NOW)).toBe(words));
});

describe("a clock's time says the day only where it is not plain", () => {
  test.each([
    ["2026-11-22T10:30:00Z", "UTC", "10:30"],
    ["2026-11-22T23:30:00Z", "Asia/Tokyo", "Mon 08:30"],
    ["2026-11-24T10:30:00Z", "UTC", "Tue 10:30"],
    ["2026-12-24T10:30:00Z", "UTC", "24 Dec 10:30"],
    ["2026-11-22T10:30:00Z", "Europe/Berlin", "11:30"],
  ])("%s in %s is %s", (at, zone, words) => expect(clockTime(Date.parse(at), NOW, zone)).toBe(words));
});

test("the exact time names the reader's own zone", () => {
  expect(exactTime(NOW, "Europe/Berlin")).toMatch(/^22 Nov 2026, 11:00:00 (CET|GMT\+1)$/);
});
