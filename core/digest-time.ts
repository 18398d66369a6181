import { Temporal } from "temporal-polyfill";
import type { Cadence, DigestPlan } from "./digest";

/**
 * When the next digest is due after `after`; null where there is none. A time that the clocks skip in spring is taken
 * as much later as they skip; of one that comes twice in autumn, the first counts.
 */
export function nextDigestAt({ cadence, minutes, timeZone }: DigestPlan, after: Date): Date | null {
  if (cadence === "off") return null;
  const today = dayIn(after, timeZone);
  for (let days = 0; days <= 8; days++) {
    const day = today.add({ days });
    const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
    const at = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
    if (DAYS[cadence](day.dayOfWeek) && at.epochMilliseconds > after.getTime())
      return new Date(at.epochMilliseconds);
  }
  return null;
}

/** The day that it is there: "2026-11-22". */
export const digestDay = (at: Date, timeZone: string): string => dayIn(at, timeZone).toString();

const dayIn = (at: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** Monday is 1. */
const DAYS: Record<Exclude<Cadence, "off">, (dayOfWeek: number) => boolean> = {
  daily: () => true,
  weekdays: (dayOfWeek) => dayOfWeek <= 5,
  weekly: (dayOfWeek) => dayOfWeek === 1,
};
