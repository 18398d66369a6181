import { AppError } from "@/core/errors";
import type { CalendarsWire, CalendarWire } from "@/core/wire/holidays";
import { db } from "@/server/db/client";
import { findCalendar, listCalendars, type StoredCalendar } from "@/server/db/holiday-calendars";
import { type Ctx, requireOverseer } from "../context";

/** All holiday calendars by name. Throws forbidden. */
export async function listHolidays(ctx: Ctx): Promise<CalendarsWire> {
  requireOverseer(ctx);
  return { items: (await listCalendars(db(ctx), ctx.workspaceId)).map(calendarShown) };
}

/** Throws not_found, forbidden. */
export async function readHolidays(ctx: Ctx, slug: string): Promise<CalendarWire> {
  requireOverseer(ctx);
  return calendarShown(existing(await findCalendar(db(ctx), ctx.workspaceId, slug)));
}

/** Throws not_found where there is none. */
export function existing(found: StoredCalendar | null): StoredCalendar {
  if (!found) throw new AppError("not_found", "There is no such holiday calendar.");
  return found;
}

export const calendarShown = ({ slug, name, days, policies }: StoredCalendar): CalendarWire => ({
  ...{ slug, name, days, policies },
});
