import { SecretRotationBody } from "@/core/wire/webhooks";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { renewWebhookSecret } from "@/server/services/agents/change";

export const POST = route({
  authenticate: asMember,
  body: SecretRotationBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(201, await renewWebhookSecret(ctx, id, body)),
});
