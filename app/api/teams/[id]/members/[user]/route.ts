import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { addTeamMember, removeTeamMember } from "@/server/services/teams/change";

export const PUT = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "", user = "" } }) => json(200, await addTeamMember(ctx, id, user)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "", user = "" } }) => json(200, await removeTeamMember(ctx, id, user)),
});
