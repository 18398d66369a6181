import fc from "fast-check";
import { expect, test } from "vitest";
import { flawsOfData } from "@/core/form/validate";
import { fromLocalDateTime, fromLocalTime, toLocalDateTime, toLocalTime } from "./local-time";

const fits = (format: string, value: string | undefined) =>
  flawsOfData({ type: "object", properties: { at: { type: "string", format } } }, { at: value ?? "" }, "");

test("a date and time survives the reader's zone and back, and is what the server takes", () => {
  const minute = fc
    .date({ min: new Date("1980-01-01"), max: new Date("2080-01-01"), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
  fc.assert(
    fc.property(minute, (at) => {
      const value = fromLocalDateTime(toLocalDateTime(at.toISOString()));
      expect(new Date(value ?? "").getTime()).toBe(at.getTime());
      expect(fits("date-time", value)).toEqual([]);
    }),
  );
});

test("a time of day carries its zone, as the server wants it, and comes back as it was typed", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const value = fromLocalTime("09:30", now);
  expect(value).toMatch(/^09:30:00(Z|[+-]\d\d:\d\d)$/);
  expect(fits("time", value)).toEqual([]);
  expect(toLocalTime(value, now)).toBe("09:30");
});

test("what is no time is empty, and what is emptied is absent", () => {
  expect([toLocalDateTime("soon"), toLocalDateTime(undefined), toLocalTime(7, new Date())]).toEqual([
    "",
    "",
    "",
  ]);
  expect([fromLocalDateTime(""), fromLocalTime("", new Date())]).toEqual([undefined, undefined]);
});
