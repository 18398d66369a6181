import ICAL from "ical.js";
import { type AppError, flaw } from "@/core/errors";
import { Day } from "@/core/wire/primitives";
import { type Holiday, MAX_HOLIDAYS, YEARS_AHEAD } from "@/core/holidays";

/** Longer than any holidays; what says so is no holiday calendar. */
const MOST_DAYS_OF_ONE = 62;

/**
 * The all-day events of an iCalendar file from this year on, day by day, and yearly ones for the years ahead; events with a time
 * of day and cancelled ones are left out. Throws invalid_request at /ics where it is none, or has no such events, or too many.
 */
export function holidaysIn(text: string, now: Date): Holiday[] {
  const years = { first: now.getUTCFullYear(), last: now.getUTCFullYear() + YEARS_AHEAD };
  const days = new Map<string, string | null>();
  for (const event of eventsIn(text)) {
    for (const day of daysOf(event, years)) {
      if (!days.has(day)) days.set(day, nameOf(event));
      if (days.size > MAX_HOLIDAYS) throw bad(`It has more than ${MAX_HOLIDAYS} days.`);
    }
  }
  if (days.size === 0) throw bad(`It has no all-day events from ${years.first} to ${years.last}.`);
  return [...days].map(([date, name]) => ({ date, name }));
}

const bad = (detail: string): AppError => flaw("invalid_request", "/ics", detail);

function eventsIn(text: string): ICAL.Component[] {
  const calendars = parsed(text).filter((component) => component.name === "vcalendar");
  if (calendars.length === 0) throw bad("This is not an iCalendar file: it has no VCALENDAR.");
  const events = calendars.flatMap((calendar) => calendar.getAllSubcomponents("vevent"));
  return events.filter((event) => {
    const isCancelled = event.getFirstPropertyValue("status") === "CANCELLED";
    return startOf(event)?.isDate && !isCancelled && !event.hasProperty("recurrence-id");
  });
}

function parsed(text: string): ICAL.Component[] {
  try {
    // One calendar is its own array, several are an array of those.
    const found: unknown[] = ICAL.parse(text);
    const each = typeof found[0] === "string" ? [found] : found;
    return each.map((jcal) => new ICAL.Component(jcal as unknown[]));
  } catch {
    throw bad("This is not an iCalendar file: it begins with BEGIN:VCALENDAR and has whole lines.");
  }
}

/** The library takes the 99th of a month for a day of a later one. */
function startOf(event: ICAL.Component): ICAL.Time | null {
  const start = event.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time)) return null;
  const written: unknown = event.getFirstProperty("dtstart")?.jCal[3];
  if (start.isDate && !Day.safeParse(written).success)
    throw bad(`${titleOf(event)} is on ${String(written)}, which is no date.`);
  return start;
}

function nameOf(event: ICAL.Component): string | null {
  const summary = event.getFirstPropertyValue("summary");
  return typeof summary === "string" && summary.trim() !== "" ? summary.trim().slice(0, 200) : null;
}

interface Years {
  first: number;
  last: number;
}

/** Each day that an event covers in those years. */
function* daysOf(event: ICAL.Component, { first, last }: Years): Generator<string> {
  const length = lengthOf(event);
  for (const start of startsOf(event, last)) {
    if (start.year < first - 1) continue;
    const day = start.clone();
    for (let n = 0; n < length; n++, day.adjust(1, 0, 0, 0))
      if (day.year >= first && day.year <= last) yield day.toString();
  }
}

function lengthOf(event: ICAL.Component): number {
  const start = startOf(event);
  const end = event.getFirstPropertyValue("dtend");
  const duration = event.getFirstPropertyValue("duration");
  let days = 1;
  if (start && end instanceof ICAL.Time) days = end.subtractDateTz(start).toSeconds() / 86_400;
  else if (duration instanceof ICAL.Duration) days = duration.toSeconds() / 86_400;
  if (days > MOST_DAYS_OF_ONE)
    throw bad(`${titleOf(event)} lasts ${Math.round(days)} days; that is no holiday.`);
  return Math.max(1, Math.ceil(days));
}

/** When an event begins, each time until the last year. */
function* startsOf(event: ICAL.Component, last: number): Generator<ICAL.Time> {
  const start = startOf(event);
  if (!start || start.year > last) return;
  const rules = event.getAllProperties("rrule").map((property) => property.getFirstValue());
  const added = event.getAllProperties("rdate").flatMap((property) => property.getValues());
  const left = event.getAllProperties("exdate").flatMap((property) => property.getValues());
  const isLeftOut = (at: ICAL.Time) =>
    left.some(
      (each) => each instanceof ICAL.Time && each.compareDateOnlyTz(at, ICAL.Timezone.utcTimezone) === 0,
    );
  if (rules.length === 0 && !isLeftOut(start)) yield start;
  for (const extra of added) if (extra instanceof ICAL.Time && !isLeftOut(extra)) yield extra;
  for (const rule of rules) {
    if (!(rule instanceof ICAL.Recur)) continue;
    requireYearly(event, rule);
    for (const at of yearly(event, rule, start, last)) if (!isLeftOut(at)) yield at;
  }
}

/** What a rule of a holiday may say. Others can have the library look for ever for a day that never comes. */
const KNOWN_PARTS: ReadonlySet<string> = new Set(["BYMONTH", "BYMONTHDAY", "BYDAY"]);

function requireYearly(event: ICAL.Component, rule: ICAL.Recur): void {
  const isKnown = Object.keys(rule.parts).every((part) => KNOWN_PARTS.has(part));
  if (rule.freq !== "YEARLY" || rule.interval > 1 || !isKnown)
    throw bad(
      `${titleOf(event)} repeats by “${rule.toString()}”; a holiday repeats every year on a day of a month.`,
    );
}

function* yearly(
  event: ICAL.Component,
  rule: ICAL.Recur,
  start: ICAL.Time,
  last: number,
): Generator<ICAL.Time> {
  const nonsense = bad(`${titleOf(event)} repeats by “${rule.toString()}”, which comes to no day.`);
  let found = 0;
  try {
    const each = rule.iterator(start);
    for (let at = each.next(); at && at.year <= last; at = each.next(), found++) yield at;
  } catch {
    throw nonsense;
  }
  // It takes the library long to find that out, so one such rule has to be enough.
  if (found === 0) throw nonsense;
}

const titleOf = (event: ICAL.Component): string => `“${nameOf(event) ?? "An event without a name"}”`;
