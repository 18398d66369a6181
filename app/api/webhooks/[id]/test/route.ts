import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createWebhookCaller } from "@/server/adapters/webhook/call";
import { testWebhook } from "@/server/services/webhooks/send-test";
import { settings } from "@/server/settings";

/** Somebody waits for it. */
const TIMEOUT_MS = 15_000;

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => {
    const allow = settings().COUNTERSIGN_WEBHOOK_ALLOW;
    const call = createWebhookCaller({ allow, now: () => new Date(), timeoutMs: TIMEOUT_MS });
    return json(200, await testWebhook(ctx, id, call));
  },
});
