import { flaw } from "@/core/errors";
import { type Weeks, weekOf, weeksAfter, weeksBetween } from "@/core/insights/weeks";
import type { StatsQuery } from "@/core/wire/stats";

const USUAL_WEEKS = 12;
/** Three years: more than anybody compares week by week. */
export const MOST_WEEKS = 157;

/** The whole weeks that a question is about. Throws invalid_request where they end before they begin, or are too many. */
export function weeksOf({ from, to }: Pick<StatsQuery, "from" | "to">, now: Date): Weeks {
  const last = weekOf(to === undefined ? now : new Date(to));
  const until = weeksAfter(last, 1);
  const first = from === undefined ? weeksAfter(until, -USUAL_WEEKS) : weekOf(new Date(from));
  const count = weeksBetween(first, until);
  if (count < 1) throw flaw("invalid_request", "/from", "This is after the last day.");
  if (count > MOST_WEEKS)
    throw flaw("invalid_request", "/from", `At most ${MOST_WEEKS} weeks can be asked for at once.`);
  return { from: first, until };
}

/** The first and the last day of weeks. */
export const daysOf = ({ from, until }: Weeks): { from: string; to: string } => ({
  from,
  to: new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10),
});
