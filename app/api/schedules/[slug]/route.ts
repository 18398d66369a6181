import { ScheduleReplacement } from "@/core/wire/schedules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readSchedule } from "@/server/services/schedules/list";
import { removeSchedule } from "@/server/services/schedules/remove";
import { replaceSchedule } from "@/server/services/schedules/save";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "" } }) => json(200, await readSchedule(ctx, slug)),
});

export const PUT = route({
  authenticate: asMember,
  body: ScheduleReplacement,
  handle: async ({ ctx, params: { slug = "" }, body }) => json(200, await replaceSchedule(ctx, slug, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "" } }) => json(200, await removeSchedule(ctx, slug)),
});
