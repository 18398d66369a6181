import { AppError } from "@/core/errors";
import type { SchedulesWire, ScheduleWire } from "@/core/wire/schedules";
import { db } from "@/server/db/client";
import { findSchedule, listSchedules as listRows, type StoredSchedule } from "@/server/db/schedules";
import { type Ctx, requireMember } from "../context";
import { asWire } from "./show";

/** All on-call schedules by name, each with who is on call now. */
export async function listSchedules(ctx: Ctx): Promise<SchedulesWire> {
  requireMember(ctx);
  return { items: (await listRows(db(ctx), ctx.workspaceId)).map((schedule) => asWire(schedule, ctx.now)) };
}

/** Throws not_found. */
export async function readSchedule(ctx: Ctx, slug: string): Promise<ScheduleWire> {
  requireMember(ctx);
  return asWire(existing(await findSchedule(db(ctx), ctx.workspaceId, slug)), ctx.now);
}

/** Throws not_found where there is none. */
export function existing(found: StoredSchedule | null): StoredSchedule {
  if (!found) throw new AppError("not_found", "There is no such schedule.");
  return found;
}
