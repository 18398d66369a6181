import { asMember } from "@/app/_http/authenticate";
import { sendInvitation } from "@/app/_http/invitation-sender";
import { json, route } from "@/app/_http/route";
import { renewInvitation } from "@/server/services/invitations/invite";

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await renewInvitation(ctx, id, sendInvitation)),
});
