import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { withdrawInvitation } from "@/server/services/invitations/invite";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await withdrawInvitation(ctx, id)),
});
