import fc from "fast-check";
import { expect, test } from "vitest";
import { CADENCES, type DigestPlan } from "./digest";
import { digestDay, nextDigestAt } from "./digest-time";

const plan = (more: Partial<DigestPlan> = {}): DigestPlan => ({
  cadence: "daily",
  minutes: 8 * 60,
  timeZone: "Europe/Berlin",
  ...more,
});
const next = (more: Partial<DigestPlan>, after: string) =>
  nextDigestAt(plan(more), new Date(after))?.toISOString();

test.each([
  ["later today", {}, "2026-06-01T05:59:00Z", "2026-06-01T06:00:00.000Z"],
  ["tomorrow, once the hour has come", {}, "2026-06-01T06:00:00Z", "2026-06-02T06:00:00.000Z"],
  ["on Monday, from a Friday", { cadence: "weekdays" }, "2026-06-05T07:00:00Z", "2026-06-08T06:00:00.000Z"],
  ["next Monday, from a Monday", { cadence: "weekly" }, "2026-06-01T06:00:00Z", "2026-06-08T06:00:00.000Z"],
  ["at 8 before and after the clocks go forward", {}, "2026-03-28T07:00:00Z", "2026-03-29T06:00:00.000Z"],
  ["at 8 before and after the clocks go back", {}, "2026-10-24T06:00:00Z", "2026-10-25T07:00:00.000Z"],
  [
    "an hour later where 2:30 is skipped",
    { minutes: 150 },
    "2026-03-28T12:00:00Z",
    "2026-03-29T01:30:00.000Z",
  ],
  [
    "at the first 2:30 where there are two",
    { minutes: 150 },
    "2026-10-24T12:00:00Z",
    "2026-10-25T00:30:00.000Z",
  ],
  [
    "where the day begins first",
    { timeZone: "Pacific/Kiritimati" },
    "2026-06-01T10:00:00Z",
    "2026-06-01T18:00:00.000Z",
  ],
  [
    "where it ends last",
    { timeZone: "America/Adak", minutes: 1439 },
    "2026-06-01T00:00:00Z",
    "2026-06-01T08:59:00.000Z",
  ],
] as const)("the next digest is due %s", (_, more, after, at) => {
  expect(next(more, after)).toBe(at);
});

test("between the two 2:30s of autumn the next is due on the next day, not again", () => {
  expect(next({ minutes: 150 }, "2026-10-25T00:30:00Z")).toBe("2026-10-26T01:30:00.000Z");
});

test("whoever wants none gets none", () =>
  expect(next({ cadence: "off" }, "2026-06-01T00:00:00Z")).toBeUndefined());

test("digests are due in the future, at most one a day, whatever the zone and the time of year", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/Adak",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
  ];
  const wanted = CADENCES.filter((cadence) => cadence !== "off");
  const any = fc.record({
    cadence: fc.constantFrom(...wanted),
    minutes: fc.integer({ min: 0, max: 1439 }),
    timeZone: fc.constantFrom(...zones),
  });
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(any, moment, (some, after) => {
      const first = nextDigestAt(some, after);
      const second = first && nextDigestAt(some, first);
      expect(first && first > after).toBe(true);
      expect(first && second && digestDay(first, some.timeZone) < digestDay(second, some.timeZone)).toBe(
        true,
      );
    }),
    { numRuns: 300 },
  );
});
