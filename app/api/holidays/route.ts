import { CalendarBody } from "@/core/wire/holidays";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listHolidays } from "@/server/services/holidays/list";
import { createHolidays } from "@/server/services/holidays/save";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listHolidays(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: CalendarBody,
  handle: async ({ ctx, body }) => json(201, await createHolidays(ctx, body)),
});
