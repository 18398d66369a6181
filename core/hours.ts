import { Temporal } from "temporal-polyfill";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Working hours: the same on each of some weekdays, where the team is. */
export interface Hours {
  /** An IANA name such as "Europe/Berlin". */
  timeZone: string;
  days: Weekday[];
  /** Wall-clock times: "09:00". `to` is after `from`, and "24:00" at most. */
  from: string;
  to: string;
  /** Days without work: "2026-12-25". */
  holidays: string[];
}

const DAY_MS = 86_400_000;

/** The earliest instant by which so much working time has passed since `start`; null where that is after `limit`. */
export function addWorkingTime(hours: Hours, start: Date, ms: number, limit: Date): Date | null {
  if (ms <= 0) return start <= limit ? start : null;
  let left = ms;
  for (const [opens, closes] of stretches(hours, start, limit)) {
    if (closes - opens >= left) return opens + left <= limit.getTime() ? new Date(opens + left) : null;
    left -= closes - opens;
  }
  return null;
}

/** The working time between two instants, in milliseconds. */
export function workingTimeBetween(hours: Hours, start: Date, end: Date): number {
  let ms = 0;
  for (const [opens, closes] of stretches(hours, start, end))
    ms += Math.max(0, Math.min(closes, end.getTime()) - opens);
  return ms;
}

/** The hours with only the holidays that matter between two instants, wherever that is. */
export function hoursDuring(hours: Hours, start: Date, end: Date): Hours {
  const first = dayOf(start.getTime() - DAY_MS);
  const last = dayOf(end.getTime() + DAY_MS);
  return { ...hours, holidays: hours.holidays.filter((day) => day >= first && day <= last) };
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The stretches of work from `start` on, in order, none empty, until one begins after `limit`. */
function* stretches(hours: Hours, start: Date, limit: Date): Generator<[opens: number, closes: number]> {
  const { works, from, to } = rulesOf(hours);
  let passed = start.getTime();
  // Wherever it is, the day there is the one before UTC's at the earliest.
  for (let day = Math.floor(passed / DAY_MS) - 1; ; day++) {
    if (!works(day)) {
      if (day * DAY_MS - DAY_MS > limit.getTime()) return;
      continue;
    }
    const opens = Math.max(passed, minuteOn(hours.timeZone, day, from).begins);
    if (opens > limit.getTime()) return;
    const closes = minuteOn(hours.timeZone, day, to - 1).ends;
    if (closes <= opens) continue;
    yield [opens, closes];
    passed = closes;
  }
}

interface Rules {
  /** Whether there is work on a day, counted from 1970-01-01. */
  works: (day: number) => boolean;
  /** Minutes after midnight. */
  from: number;
  to: number;
}

const known = new WeakMap<Hours, Rules>();

function rulesOf(hours: Hours): Rules {
  const made = known.get(hours) ?? makeRules(hours);
  known.set(hours, made);
  return made;
}

function makeRules({ days, from, to, holidays }: Hours): Rules {
  const weekdays = new Set(days.map((day) => WEEKDAYS.indexOf(day) + 1));
  const off = new Set(holidays.map((text) => dayNumber(Temporal.PlainDate.from(text))));
  // 1970-01-01 was a Thursday; Monday is 1.
  const works = (day: number) => weekdays.has(((((day + 3) % 7) + 7) % 7) + 1) && !off.has(day);
  return { works, from: minutesOf(from), to: minutesOf(to) };
}

const EPOCH = Temporal.PlainDate.from("1970-01-01");
const dayNumber = (date: Temporal.PlainDate): number => EPOCH.until(date, { largestUnit: "day" }).days;

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A minute of a wall clock: from when it is first shown until it was last shown. Where the clocks skip it, both are when they do. */
interface Minute {
  begins: number;
  ends: number;
}

const MINUTE_MS = 60_000;

/** Asking the library costs a hundred times what remembering does, and the same few days are asked for again and again. */
const remembered = new Map<string, Map<number, Minute>>();
const MOST_ZONES = 50;
const MOST_OF_A_ZONE = 10_000;

function minuteOn(timeZone: string, day: number, minutes: number): Minute {
  const ofZone = remembered.get(timeZone) ?? roomFor(timeZone);
  const key = day * 1_441 + minutes;
  const found = ofZone.get(key);
  if (found) return found;
  if (ofZone.size >= MOST_OF_A_ZONE) ofZone.clear();
  const minute = lookUp(timeZone, day, minutes);
  ofZone.set(key, minute);
  return minute;
}

function roomFor(timeZone: string): Map<number, Minute> {
  if (remembered.size >= MOST_ZONES) remembered.clear();
  const ofZone = new Map<number, Minute>();
  remembered.set(timeZone, ofZone);
  return ofZone;
}

function lookUp(timeZone: string, day: number, minutes: number): Minute {
  const wall = EPOCH.add({ days: day }).toPlainDateTime().add({ minutes });
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(timeZone, { disambiguation: "later" });
  const isShown = earlier.toPlainDateTime().equals(wall);
  if (isShown) return { begins: earlier.epochMilliseconds, ends: later.epochMilliseconds + MINUTE_MS };
  // The clocks skip it: by "earlier" they have not yet, so what comes next is the skip.
  const skip = earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? later.epochMilliseconds;
  return { begins: skip, ends: skip };
}
