import { TeamChangeBody } from "@/core/wire/teams";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { deleteTeam, renameTeam } from "@/server/services/teams/change";
import { readTeam } from "@/server/services/teams/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readTeam(ctx, id)),
});

export const PATCH = route({
  authenticate: asMember,
  body: TeamChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await renameTeam(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await deleteTeam(ctx, id)),
});
