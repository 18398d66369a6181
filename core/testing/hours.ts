import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { type Hours, WEEKDAYS } from "../hours";

/** Zones that teach: with a half-hour of summer, ahead of everybody, at the very west, and one that once skipped a whole day. */
export const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "America/Adak",
  "Asia/Kathmandu",
  "America/St_Johns",
];

export const someHours = (change: Partial<Hours> = {}): Hours => ({
  timeZone: "Europe/Berlin",
  days: ["mon", "tue", "wed", "thu", "fri"],
  from: "09:00",
  to: "18:00",
  holidays: [],
  ...change,
});

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Days on which the clocks change somewhere in 2026, and their neighbours. */
const dayArb = fc.oneof(
  fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"),
  fc
    .integer({ min: 0, max: 364 })
    .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString()),
);

/** Mostly in the small hours too, when clocks change. */
export const hoursArb: fc.Arbitrary<Hours> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
    from: fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 1_430 })),
    length: fc.integer({ min: 1, max: 1_440 }),
    holidays: fc.array(dayArb, { maxLength: 4 }),
  })
  .map(({ from, length, ...hours }) => ({
    ...hours,
    from: clock(from),
    to: clock(Math.min(1_440, from + length)),
  }));

/** An instant of 2026, often near a change of the clocks. */
export const instantArb: fc.Arbitrary<Date> = fc
  .tuple(dayArb, fc.integer({ min: -43_200_000, max: 86_400_000 }))
  .map(([day, ms]) => new Date(Date.parse(`${day}T00:00:00Z`) + ms));

/** Whether a clock on the wall there shows working hours; asked of the library for one instant, with no memory of days. */
export function isWorking(hours: Hours, at: Date): boolean {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(hours.timeZone);
  const time = there.toPlainTime().toString();
  const day = WEEKDAYS[there.dayOfWeek - 1];
  return (
    day !== undefined &&
    hours.days.includes(day) &&
    !hours.holidays.includes(there.toPlainDate().toString()) &&
    time >= hours.from &&
    time < hours.to
  );
}
