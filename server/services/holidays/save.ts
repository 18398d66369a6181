import type { AdminChange } from "@/core/administration";
import { flaw } from "@/core/errors";
import type { Holiday } from "@/core/holidays";
import type { CalendarBody, CalendarReplacement, CalendarWire } from "@/core/wire/holidays";
import {
  findCalendar,
  type HolidayCalendar,
  isCalendarTaken,
  lockCalendar,
  saveCalendar,
} from "@/server/db/holiday-calendars";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { holidaysIn } from "./ics";
import { calendarShown, existing } from "./list";

/** What stands where a slug stands in the addresses of the pages. */
const RESERVED = "new";

/** Adds a calendar. Throws invalid_request with a pointer, conflict where its slug is taken, forbidden. */
export async function createHolidays(ctx: Ctx, body: CalendarBody): Promise<CalendarWire> {
  requireAdmin(ctx);
  const { slug, name } = body;
  if (slug === RESERVED)
    throw flaw("invalid_request", "/slug", `"${slug}" is an address of our own; call it something else.`);
  const calendar = { id: newId("hol"), slug, name, days: daysOf(body, ctx.now) };
  try {
    return await administer(ctx, async (tx) => {
      await saveCalendar(tx, ctx.workspaceId, calendar, ctx.now);
      const saved = existing(await findCalendar(tx, ctx.workspaceId, slug));
      return { result: calendarShown(saved), changes: [changeOf("created", null, calendar)] };
    });
  } catch (error) {
    if (isCalendarTaken(error)) throw flaw("conflict", "/slug", `There is a calendar “${slug}” already.`);
    throw error;
  }
}

/** Replaces a calendar but for its slug. Requests that are under way keep the days they began with. Throws not_found, invalid_request, forbidden. */
export function replaceHolidays(ctx: Ctx, slug: string, body: CalendarReplacement): Promise<CalendarWire> {
  return administer(ctx, async (tx) => {
    const before = existing(await lockCalendar(tx, ctx.workspaceId, slug));
    const after = { ...before, name: body.name, days: daysOf(body, ctx.now) };
    await saveCalendar(tx, ctx.workspaceId, after, ctx.now);
    return { result: calendarShown(after), changes: [changeOf("changed", before, after)] };
  });
}

function daysOf({ days, ics }: CalendarReplacement, now: Date): Holiday[] {
  const found = days ?? holidaysIn(ics ?? "", now);
  return [...found].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** What the audit trail says of it. */
export function changeOf(
  action: string,
  before: HolidayCalendar | null,
  after: HolidayCalendar | null,
): AdminChange {
  const { id, name } = after ?? before ?? { id: "", name: "" };
  return {
    kind: "holidays",
    id,
    name,
    action,
    before: before && audited(before),
    after: after && audited(after),
  };
}

const audited = ({ slug, name, days }: HolidayCalendar) => ({
  ...{ slug, name },
  days: days.map((day) => (day.name === null ? day.date : `${day.date} ${day.name}`)),
});
