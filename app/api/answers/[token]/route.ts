import { DecisionBody } from "@/core/wire/commands";
import { memberOfRequest } from "@/app/_auth/cookie";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { answerByLink } from "@/server/services/answer-links/answer";

/** The token in the path says who answers; there is no GET, because reading a link must not do anything. */
export const POST = route({
  authenticate: asNobody,
  body: DecisionBody,
  handle: async ({ ctx, request, params: { token = "" }, body }) => {
    const signedIn = async () => {
      const caller = (await memberOfRequest(request, ctx.now))?.caller;
      return caller?.type === "member" ? caller.member : null;
    };
    return json(201, await answerByLink(token, body, ctx.now, signedIn));
  },
});
