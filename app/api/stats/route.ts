import { StatsQuery } from "@/core/wire/stats";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readStats } from "@/server/services/insights/stats";

export const GET = route({
  authenticate: asMember,
  query: StatsQuery,
  handle: async ({ ctx, query }) => json(200, await readStats(ctx, query)),
});
