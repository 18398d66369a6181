import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { renewWebhookSecret } from "@/server/services/agents/change";

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(201, await renewWebhookSecret(ctx, id)),
});
