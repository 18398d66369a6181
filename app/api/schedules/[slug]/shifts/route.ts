import { ShiftsQuery } from "@/core/wire/schedules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readShifts } from "@/server/services/schedules/shifts";

export const GET = route({
  authenticate: asMember,
  query: ShiftsQuery,
  handle: async ({ ctx, params: { slug = "" }, query }) => json(200, await readShifts(ctx, slug, query)),
});
