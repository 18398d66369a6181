import { AppError } from "@/core/errors";
import type { CalendarWire } from "@/core/wire/holidays";
import { deleteCalendar, lockCalendar } from "@/server/db/holiday-calendars";
import { administer } from "../administration/administer";
import type { Ctx } from "../context";
import { calendarShown, existing } from "./list";
import { changeOf } from "./save";

/** Removes a calendar that no policy names. Requests that are under way keep its days. Throws not_found, forbidden, conflict. */
export function removeHolidays(ctx: Ctx, slug: string): Promise<CalendarWire> {
  return administer(ctx, async (tx) => {
    const before = existing(await lockCalendar(tx, ctx.workspaceId, slug));
    if (before.policies.length > 0)
      throw new AppError("conflict", `Policies go by it: ${before.policies.join(", ")}. Change them first.`);
    await deleteCalendar(tx, ctx.workspaceId, before.id);
    return { result: calendarShown(before), changes: [changeOf("removed", before, null)] };
  });
}
