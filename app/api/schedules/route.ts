import { ScheduleBody } from "@/core/wire/schedules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listSchedules } from "@/server/services/schedules/list";
import { createSchedule } from "@/server/services/schedules/save";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listSchedules(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: ScheduleBody,
  handle: async ({ ctx, body }) => json(201, await createSchedule(ctx, body)),
});
