import type { Flaw } from "../errors";
import type { Hours } from "../hours";
import type { HoursBody } from "../wire/hours";
import type { PolicyBody } from "../wire/policy";

/** The days of a holiday calendar by its slug; undefined where there is no such calendar. */
export type CalendarOf = (slug: string) => readonly string[] | undefined;

/** Hours with the holidays of their calendar. One that is gone since has none, since the agent that asks cannot help it. */
export function hoursOf(body: HoursBody | undefined, calendarOf: CalendarOf): Hours | null {
  if (!body) return null;
  const { time_zone, days, from, to, holidays = [], calendar } = body;
  const all = new Set([...holidays, ...((calendar && calendarOf(calendar)) || [])]);
  return { timeZone: time_zone, days, from, to, holidays: [...all].sort() };
}

/** Every holiday calendar that a policy names, and where. */
export function calendarsIn(
  policy: Pick<PolicyBody, "hours" | "levels">,
): { slug: string; pointer: string }[] {
  const places = [
    { hours: policy.hours, pointer: "/hours/calendar" },
    ...policy.levels.map(({ hours }, index) => ({ hours, pointer: `/levels/${index}/hours/calendar` })),
  ];
  return places.flatMap(({ hours, pointer }) => (hours?.calendar ? [{ slug: hours.calendar, pointer }] : []));
}

/** What is wrong with the calendars that a policy names; `at` is where the policy stands. */
export const flawsOfCalendars = (
  policy: Pick<PolicyBody, "hours" | "levels">,
  isKnown: (slug: string) => boolean,
  at = "",
): Flaw[] =>
  calendarsIn(policy)
    .filter(({ slug }) => !isKnown(slug))
    .map(({ slug, pointer }) => ({
      pointer: `${at}${pointer}`,
      detail: `There is no holiday calendar "${slug}".`,
    }));
