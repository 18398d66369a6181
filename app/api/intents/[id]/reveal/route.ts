import { RevealBody } from "@/core/wire/sensitive";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { revealValues } from "@/server/services/intents/reveal";

export const POST = route({
  authenticate: asMember,
  body: RevealBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await revealValues(ctx, id, body)),
});
