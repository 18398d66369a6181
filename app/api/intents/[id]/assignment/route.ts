import { AssignmentBody } from "@/core/wire/commands";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { reassignIntent } from "@/server/services/intents/reassign";

export const PUT = route({
  authenticate: asMember,
  body: AssignmentBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await reassignIntent(ctx, id, body)),
});
