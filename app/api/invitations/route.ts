import { InvitationsBody } from "@/core/wire/invitations";
import { asMember } from "@/app/_http/authenticate";
import { sendInvitation } from "@/app/_http/invitation-sender";
import { json, route } from "@/app/_http/route";
import { invitePeople, listInvitations } from "@/server/services/invitations/invite";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listInvitations(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: InvitationsBody,
  handle: async ({ ctx, body }) => json(201, await invitePeople(ctx, body, sendInvitation)),
});
