import { AppError } from "@/core/errors";
import type { ScheduleWire } from "@/core/wire/schedules";
import { deleteSchedule, lockSchedule } from "@/server/db/schedules";
import { administer } from "../administration/administer";
import type { Ctx } from "../context";
import { existing } from "./list";
import { asAudited, asWire } from "./show";

/**
 * Removes a schedule that no policy names. Requests that come to it later pass it over. Throws not_found, forbidden, conflict
 * where policies name it.
 */
export function removeSchedule(ctx: Ctx, slug: string): Promise<ScheduleWire> {
  return administer(ctx, async (tx) => {
    const before = existing(await lockSchedule(tx, ctx.workspaceId, slug));
    const { id, name, policies } = before;
    if (policies.length > 0)
      throw new AppError("conflict", `Policies ask it: ${policies.join(", ")}. Change them first.`);
    await deleteSchedule(tx, before);
    const about = { kind: "schedule" as const, id, name, action: "removed" };
    return {
      result: asWire(before, ctx.now),
      changes: [{ ...about, before: asAudited(before), after: null }],
    };
  });
}
