import { Temporal } from "temporal-polyfill";

/** A week by the date of its Monday, in UTC: "2026-10-05". Everybody's weeks are the same, whatever zone they read in. */
export type Week = string;

const DAY_MS = 86_400_000;

/** The ISO week in which a moment lies. */
export function weekOf(at: Date): Week {
  const days = Math.floor(at.getTime() / DAY_MS);
  // The first day of 1970 was a Thursday.
  const monday = days - ((((days + 3) % 7) + 7) % 7);
  return new Date(monday * DAY_MS).toISOString().slice(0, 10);
}

/** When a week begins. */
export const startOf = (week: Week): Date => new Date(`${week}T00:00:00.000Z`);

/** The week so many weeks later, or before. */
export const weeksAfter = (week: Week, count: number): Week =>
  new Date(startOf(week).getTime() + count * 7 * DAY_MS).toISOString().slice(0, 10);

/** How many weeks lie from one to the other. */
export const weeksBetween = (from: Week, until: Week): number =>
  Math.round((startOf(until).getTime() - startOf(from).getTime()) / (7 * DAY_MS));

/** Whole weeks: `from` is the first, `until` the first that is not among them. */
export interface Weeks {
  from: Week;
  until: Week;
}

/** Each week of a range, the oldest first. */
export const listed = ({ from, until }: Weeks): Week[] =>
  Array.from({ length: Math.max(0, weeksBetween(from, until)) }, (_, index) => weeksAfter(from, index));

/** As many weeks right before. */
export const before = ({ from, until }: Weeks): Weeks => ({
  from: weeksAfter(from, -weeksBetween(from, until)),
  until: from,
});

/** How ISO 8601 names a week: "2026-W41". */
export function isoName(week: Week): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(week);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}
