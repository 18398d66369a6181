import { RevealBody } from "@/core/wire/sensitive";
import { signedInOf } from "@/app/_auth/signed-in";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { revealByLink } from "@/server/services/answer-links/reveal";

/** The token in the path says to whom; a mail scanner opens pages and posts nothing. */
export const POST = route({
  authenticate: asNobody,
  body: RevealBody,
  handle: async ({ ctx, request, params: { token = "" }, body }) =>
    json(200, await revealByLink(token, body, ctx.now, signedInOf(request, ctx.now))),
});
