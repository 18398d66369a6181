import { shiftsOf } from "@/core/on-call";
import type { ShiftsQuery, ShiftsWire } from "@/core/wire/schedules";
import { absencesOf } from "@/server/db/absences";
import { db } from "@/server/db/client";
import { findSchedule } from "@/server/db/schedules";
import { type Ctx, requireMember } from "../context";
import { existing } from "./list";
import { namedIn } from "./show";

const DAY_MS = 86_400_000;

/** Who is on call when, and who of them is away then. Throws not_found. */
export async function readShifts(ctx: Ctx, slug: string, query: ShiftsQuery): Promise<ShiftsWire> {
  requireMember(ctx);
  const schedule = existing(await findSchedule(db(ctx), ctx.workspaceId, slug));
  const from = query.from ?? ctx.now;
  const to = new Date(from.getTime() + query.days * DAY_MS);
  const who = namedIn(schedule.people);
  const ids = schedule.people.map(({ id }) => id);
  const absences = await absencesOf(db(ctx), ctx.workspaceId, ids, from, to);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    shifts: shiftsOf(schedule, from, to).map((shift) => ({
      person: who(shift.userId),
      from: shift.from.toISOString(),
      to: shift.to.toISOString(),
      override: shift.override,
    })),
    absences: absences.map(({ user, startsAt, endsAt, delegate }) => ({
      user,
      starts_at: startsAt.toISOString(),
      ends_at: endsAt.toISOString(),
      delegate,
    })),
  };
}
