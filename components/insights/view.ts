import { weekOf, weeksAfter } from "@/core/insights/weeks";
import type { StatsAsked } from "../queries/stats";

export const GROUPS = ["type", "team", "person", "week"] as const;
type Group = (typeof GROUPS)[number];

export const RANGES = [4, 12, 26, 52] as const;
const USUAL = 12;

/** What the page shows. It is what its URL says, and nothing else. */
export interface InsightsView {
  /** The last so many weeks; null for days of one's own. */
  weeks: number | null;
  /** Days like 2026-10-05, where `weeks` is null. */
  from: string;
  to: string;
  by: Group;
  /** Only these; "" for any. */
  type: string;
  team: string;
  person: string;
  /** A column of the table, "-" before it where the least comes first; "" for its own order. */
  sort: string;
}

/** Reads the page's URL; what it does not understand it passes over. */
export function viewOf(params: Pick<URLSearchParams, "get">): InsightsView {
  const text = (name: string) => (params.get(name) ?? "").trim().slice(0, 254);
  const [from, to] = [text("from"), text("to")];
  const chosen = isDay(from) && isDay(to) && from <= to;
  return {
    weeks: chosen ? null : (RANGES.find((weeks) => String(weeks) === params.get("weeks")) ?? USUAL),
    from: chosen ? from : "",
    to: chosen ? to : "",
    by: GROUPS.find((group) => group === params.get("by")) ?? "type",
    type: text("type"),
    team: text("team"),
    person: text("person"),
    sort: text("sort"),
  };
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The page's URL for a view, without what goes without saying. */
export function pathOf({ weeks, by, ...view }: InsightsView): string {
  const said = {
    ...(weeks !== null && weeks !== USUAL && { weeks: String(weeks) }),
    ...(by !== "type" && { by }),
    ...view,
  };
  const params = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ""));
  return params.size > 0 ? `/insights?${params}` : "/insights";
}

/** What the server is asked for a view. */
export function askedOf(view: InsightsView, by: Group, now: Date): StatsAsked {
  const { weeks, type, team, person } = view;
  const last = weekOf(now);
  const range =
    weeks === null
      ? { from: view.from, to: view.to }
      : { from: weeksAfter(last, 1 - weeks), to: dayBefore(weeksAfter(last, 1)) };
  return { ...range, by, ...(type && { type }), ...(team && { team }), ...(person && { person }) };
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
