import { describe, expect, test } from "vitest";
import { relativeTime, timeWords } from "./times";

const NOW = new Date("2025-10-14T10:00:00Z");
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe("a time in a mail", () => {
  test("is in UTC and relative to now, whatever the server's own zone is", () => {
    expect(timeWords(new Date("2025-10-14T18:00:00Z"), NOW)).toBe("Tue 14 Oct, 18:00 UTC (in 8 hours)");
  });

  test("names the year where it is another one", () => {
    expect(timeWords(new Date("2026-01-02T08:05:00Z"), NOW)).toBe("Fri 2 Jan 2026, 08:05 UTC (in 80 days)");
  });

  test.each([
    [10, "in less than a minute"],
    [60, "in 1 minute"],
    [59.4 * 60, "in 59 minutes"],
    [60 * 60, "in 1 hour"],
    [8 * 3600 - 2, "in 8 hours"],
    [2 * 3600 + 20 * 60, "in 2 hours 20 minutes"],
    [24 * 3600 - 30, "in 1 day"],
    [51 * 3600, "in 2 days 3 hours"],
    [7 * 24 * 3600, "in 7 days"],
    [0, "just now"],
    [-5 * 60, "5 minutes ago"],
    [-26 * 3600, "1 day 2 hours ago"],
  ])("%d seconds away is said as “%s”", (seconds, words) => {
    expect(relativeTime(after(seconds), NOW)).toBe(words);
  });
});
