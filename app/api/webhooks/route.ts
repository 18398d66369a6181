import { WebhookBody } from "@/core/wire/webhooks";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { reachBy } from "@/server/adapters/webhook/reach";
import { createWebhook } from "@/server/services/webhooks/create";
import { listWebhooks } from "@/server/services/webhooks/list";
import { settings } from "@/server/settings";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listWebhooks(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: WebhookBody,
  handle: async ({ ctx, body }) =>
    json(201, await createWebhook(ctx, body, reachBy(settings().COUNTERSIGN_WEBHOOK_ALLOW))),
});
