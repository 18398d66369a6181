import { WebhookChangeBody } from "@/core/wire/webhooks";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { changeWebhook } from "@/server/services/webhooks/change";
import { readWebhook } from "@/server/services/webhooks/read";
import { removeWebhook } from "@/server/services/webhooks/remove";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readWebhook(ctx, id)),
});

export const PATCH = route({
  authenticate: asMember,
  body: WebhookChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await changeWebhook(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await removeWebhook(ctx, id)),
});
