import { SecretRotationBody } from "@/core/wire/webhooks";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { rotateWebhookSecret } from "@/server/services/webhooks/rotate";

export const POST = route({
  authenticate: asMember,
  body: SecretRotationBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(201, await rotateWebhookSecret(ctx, id, body)),
});
