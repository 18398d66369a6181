import { Temporal } from "temporal-polyfill";
import { dayName } from "./timeline";

export interface StartTime {
  name: string;
  /** RFC 3339; null is whenever the preview is asked for. */
  at: string | null;
}

const FRIDAY = 5;
const SUNDAY = 7;

/** Beginnings that show what a chain does when people are away, by the clock of a zone. `holidays` are days such as "2026-12-25". */
export function startTimes(now: number, zone: string, holidays: readonly string[]): StartTime[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const onDay = (date: Temporal.PlainDate, hour: number) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) });
  const nextDay = (weekday: number, hour: number) => {
    const at = onDay(today.toPlainDate().add({ days: (weekday - today.dayOfWeek + 7) % 7 }), hour);
    return Temporal.ZonedDateTime.compare(at, today) > 0 ? at : at.add({ days: 7 });
  };
  const holiday = holidayAfter(today.toPlainDate(), holidays);
  const named = (name: string, at: Temporal.ZonedDateTime) => ({ name, at: at.toInstant().toString() });
  return [
    { name: "Now", at: null },
    named("Friday 17:00", nextDay(FRIDAY, 17)),
    named("Sunday 03:00", nextDay(SUNDAY, 3)),
    named(`Holiday, ${dayName(onDay(holiday, 10))}`, onDay(holiday, 10)),
  ];
}

/** The next of the policy's holidays; Christmas where it has none. */
function holidayAfter(today: Temporal.PlainDate, holidays: readonly string[]): Temporal.PlainDate {
  const next = holidays
    .filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && text > today.toString())
    .toSorted()[0];
  if (next !== undefined) return Temporal.PlainDate.from(next);
  const christmas = Temporal.PlainDate.from({ year: today.year, month: 12, day: 25 });
  return Temporal.PlainDate.compare(christmas, today) > 0 ? christmas : christmas.add({ years: 1 });
}

/** A time as the browser's control gives it, "2026-11-27T17:00", in a zone; null where it is none. */
export function instantOf(local: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}

export const localOf = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
