import { JoinBody } from "@/core/wire/invitations";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { joinByInvitation } from "@/server/services/invitations/join";

/** The token in the path says who joins; there is no GET, because reading a link must not do anything. */
export const POST = route({
  authenticate: asNobody,
  body: JoinBody,
  handle: async ({ ctx, params: { token = "" }, body }) =>
    json(201, await joinByInvitation(token, body, ctx.now, ctx.origin)),
});
