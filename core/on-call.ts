import { Temporal } from "temporal-polyfill";
import type { Flaw } from "./errors";
import { type Weekday, WEEKDAYS } from "./hours";

/** A rota of people who take turns of whole weeks, each on call until the next takes over. */
export interface Schedule {
  id: string;
  slug: string;
  name: string;
  /** IANA, such as "Europe/Berlin". */
  timeZone: string;
  /** User ids in the order of their turns. */
  members: readonly string[];
  /** The day on which the first member begins, such as "2026-11-23", at the time of the handoff. */
  startsOn: string;
  /** When turns change, in the schedule's zone; `time` is such as "09:00". */
  handoff: { day: Weekday; time: string };
  everyWeeks: number;
  /** Times that somebody else takes, before whoever's turn it is. They do not overlap. */
  overrides: readonly Override[];
}

export interface Override {
  id: string;
  from: Date;
  to: Date;
  userId: string;
}

export const MAX_OVERRIDE_DAYS = 366;

/** What is wrong with overrides: each of two that overlap is named by the later one. */
export function* flawsOfOverrides(overrides: readonly Override[]): Generator<Flaw> {
  for (const [index, { from, to }] of overrides.entries()) {
    const at = `/overrides/${index}`;
    if (to <= from) yield { pointer: `${at}/to`, detail: "It ends before it starts." };
    else if (to.getTime() - from.getTime() > MAX_OVERRIDE_DAYS * 86_400_000)
      yield { pointer: `${at}/to`, detail: `Nobody takes more than ${MAX_OVERRIDE_DAYS} days.` };
    else if (overrides.slice(0, index).some((other) => other.from < to && from < other.to))
      yield { pointer: `${at}/from`, detail: "Somebody takes part of that time already." };
  }
}

/** A stretch of time on call. `override` says that somebody took it out of turn. */
export interface Shift {
  userId: string;
  from: Date;
  to: Date;
  override: boolean;
}

/** Who is on call at a time: null before the schedule starts, or where it has no members. */
export function onCallAt(schedule: Schedule, at: Date): string | null {
  const taken = schedule.overrides.find(({ from, to }) => from <= at && at < to);
  return taken ? taken.userId : (turnAt(schedule, at)?.userId ?? null);
}

/** Who is on call from when to when, in order and without gaps but those in which nobody is; a turn cut by an override is two shifts. */
export function shiftsOf(schedule: Schedule, from: Date, to: Date): Shift[] {
  const overrides = schedule.overrides
    .filter((each) => each.from < to && each.to > from)
    .sort((a, b) => a.from.getTime() - b.from.getTime())
    .map(({ userId, from, to }) => ({ userId, from, to, override: true }));
  const shifts: Shift[] = [];
  let at = from;
  for (const override of overrides) {
    shifts.push(...turnsOf(schedule, at, override.from), within(override, from, to));
    at = override.to > at ? override.to : at;
  }
  shifts.push(...turnsOf(schedule, at, to));
  return shifts;
}

function turnsOf(schedule: Schedule, from: Date, to: Date): Shift[] {
  const turns: Shift[] = [];
  for (let index = turnIndexAt(schedule, from) ?? 0; from < to; index++) {
    const turn = turnOf(schedule, index);
    if (!turn || turn.from >= to) break;
    turns.push(within(turn, from, to));
  }
  return turns;
}

const within = (shift: Shift, from: Date, to: Date): Shift => ({
  ...shift,
  from: shift.from > from ? shift.from : from,
  to: shift.to < to ? shift.to : to,
});

function turnAt(schedule: Schedule, at: Date): Shift | null {
  const index = turnIndexAt(schedule, at);
  return index === null ? null : turnOf(schedule, index);
}

/** Which turn a time falls into, counted from 0; null before the first. */
function turnIndexAt(schedule: Schedule, at: Date): number | null {
  if (at < turnBegins(schedule, 0)) return null;
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(schedule.timeZone);
  const days = local.toPlainDate().since(anchorOf(schedule), { largestUnit: "day" }).days;
  const index = Math.max(0, Math.floor(days / (schedule.everyWeeks * 7)));
  // On the day of a handoff, before its time, the turn before still lasts.
  return at < turnBegins(schedule, index) ? index - 1 : index;
}

function turnOf(schedule: Schedule, index: number): Shift | null {
  const userId = schedule.members[index % schedule.members.length];
  if (userId === undefined) return null;
  return { userId, from: turnBegins(schedule, index), to: turnBegins(schedule, index + 1), override: false };
}

/** In a clock change's gap a handoff is as much later; where the hour comes twice, it is the first. */
function turnBegins(schedule: Schedule, index: number): Date {
  const date =
    index === 0
      ? Temporal.PlainDate.from(schedule.startsOn)
      : anchorOf(schedule).add({ days: index * schedule.everyWeeks * 7 });
  const begins = date.toZonedDateTime({
    timeZone: schedule.timeZone,
    plainTime: Temporal.PlainTime.from(schedule.handoff.time),
  });
  return new Date(begins.epochMilliseconds);
}

/** The day of a handoff from which all are counted: the last one by the day it starts. */
function anchorOf({ startsOn, handoff }: Schedule): Temporal.PlainDate {
  const start = Temporal.PlainDate.from(startsOn);
  const behind = (start.dayOfWeek - 1 - WEEKDAYS.indexOf(handoff.day) + 7) % 7;
  return start.subtract({ days: behind });
}
