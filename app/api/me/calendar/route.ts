import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { endCalendar, readCalendar, renewCalendar } from "@/server/services/calendar/own";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await readCalendar(ctx)),
});

export const PUT = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await renewCalendar(ctx)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await endCalendar(ctx)),
});
