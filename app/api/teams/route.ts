import { DirectoryQuery } from "@/core/wire/directory";
import { TeamBody } from "@/core/wire/teams";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createTeam } from "@/server/services/teams/change";
import { listTeams } from "@/server/services/teams/list";

export const GET = route({
  authenticate: asMember,
  query: DirectoryQuery,
  handle: async ({ ctx, query }) => json(200, await listTeams(ctx, query)),
});

export const POST = route({
  authenticate: asMember,
  body: TeamBody,
  handle: async ({ ctx, body }) => json(201, await createTeam(ctx, body)),
});
