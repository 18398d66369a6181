import { DecisionsBody } from "@/core/wire/commands";
import type { DecisionsWire } from "@/core/wire/decisions";
import { asMember } from "@/app/_http/authenticate";
import { problemOf } from "@/app/_http/problem";
import { json, route } from "@/app/_http/route";
import { answerIntents, type Answered } from "@/server/services/intents/answer-many";

export const POST = route({
  authenticate: asMember,
  body: DecisionsBody,
  handle: async ({ ctx, body }) => json(200, { items: (await answerIntents(ctx, body)).map(resultOf) }),
});

function resultOf(answered: Answered): DecisionsWire["items"][number] {
  const { id } = answered;
  if ("intent" in answered) return { id, status: 201, intent: answered.intent };
  const error = problemOf(answered.error, `/api/intents/${id}/decision`);
  return { id, status: error.status, error };
}
