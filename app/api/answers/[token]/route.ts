import { DecisionBody } from "@/core/wire/commands";
import { signedInOf } from "@/app/_auth/signed-in";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { answerByLink } from "@/server/services/answer-links/answer";

/** The token in the path says who answers; there is no GET, because reading a link must not do anything. */
export const POST = route({
  authenticate: asNobody,
  body: DecisionBody,
  handle: async ({ ctx, request, params: { token = "" }, body }) =>
    json(201, await answerByLink(token, body, ctx.now, signedInOf(request, ctx.now), ctx.origin)),
});
