import { CalendarReplacement } from "@/core/wire/holidays";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readHolidays } from "@/server/services/holidays/list";
import { removeHolidays } from "@/server/services/holidays/remove";
import { replaceHolidays } from "@/server/services/holidays/save";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "" } }) => json(200, await readHolidays(ctx, slug)),
});

export const PUT = route({
  authenticate: asMember,
  body: CalendarReplacement,
  handle: async ({ ctx, params: { slug = "" }, body }) => json(200, await replaceHolidays(ctx, slug, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "" } }) => json(200, await removeHolidays(ctx, slug)),
});
