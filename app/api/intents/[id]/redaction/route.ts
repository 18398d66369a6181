import { RedactionBody } from "@/core/wire/sensitive";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { redactIntent } from "@/server/services/retention/redact";

export const POST = route({
  authenticate: asMember,
  body: RedactionBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(201, await redactIntent(ctx, id, body)),
});
