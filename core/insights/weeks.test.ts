import fc from "fast-check";
import { expect, test } from "vitest";
import { before, isoName, listed, startOf, weekOf, weeksAfter } from "./weeks";

test.each([
  ["2026-11-22T23:59:59.999Z", "2026-11-16", "2026-W47"],
  ["2026-11-23T00:00:00.000Z", "2026-11-23", "2026-W48"],
  ["2026-01-01T12:00:00.000Z", "2025-12-29", "2026-W01"],
  ["2027-01-01T00:00:00.000Z", "2026-12-28", "2026-W53"],
  ["1969-12-28T23:00:00.000Z", "1969-12-22", "1969-W52"],
])("%s is of the week that begins on %s, which is %s", (at, week, name) => {
  expect(weekOf(new Date(at))).toBe(week);
  expect(isoName(week)).toBe(name);
});

test("every moment lies in its week, and a week is as long as seven days", () => {
  const times = fc.date({ min: new Date("1960-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(times, (at) => {
      const week = weekOf(at);
      expect(startOf(week) <= at && at < startOf(weeksAfter(week, 1))).toBe(true);
      expect(startOf(week).getUTCDay()).toBe(1);
    }),
  );
});

test("the time before a range is as long and ends where it begins", () => {
  const range = { from: "2026-10-05", until: "2026-11-02" };
  expect(before(range)).toEqual({ from: "2026-09-07", until: "2026-10-05" });
  expect(listed(range)).toEqual(["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"]);
});
