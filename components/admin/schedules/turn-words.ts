import type { Weekday } from "@/core/hours";
import type { ScheduleWire } from "@/core/wire/schedules";

export const DAY_NAMES: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** "every week on Monday at 09:00 (Europe/Berlin)" */
export function turnsInWords({
  every_weeks,
  handoff,
  time_zone,
}: Pick<ScheduleWire, "every_weeks" | "handoff" | "time_zone">): string {
  const often = every_weeks === 1 ? "every week" : `every ${every_weeks} weeks`;
  return `${often} on ${DAY_NAMES[handoff.day]} at ${handoff.time} (${time_zone.replaceAll("_", " ")})`;
}

/** A name as a slug: "Ops, EU" is "ops-eu". */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 100);
