import { DecisionBody } from "@/core/wire/commands";
import { asMember } from "@/app/_http/authenticate";
import { matchedRevision } from "@/app/_http/prefer";
import { json, route } from "@/app/_http/route";
import { answerIntent } from "@/server/services/intents/answer";
import { takeBackAnswer } from "@/server/services/intents/take-back";

export const POST = route({
  authenticate: asMember,
  body: DecisionBody,
  handle: async ({ ctx, params: { id = "" }, body, request }) => {
    const revision = body.revision ?? matchedRevision(request) ?? undefined;
    return json(201, await answerIntent(ctx, id, { ...body, revision }));
  },
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await takeBackAnswer(ctx, id)),
});
