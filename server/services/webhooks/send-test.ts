import { type Call, isDelivered } from "@/core/delivery";
import { signingSecrets } from "@/core/webhook-secrets";
import type { TestedWire } from "@/core/wire/deliveries";
import { db } from "@/server/db/client";
import { secretsOf } from "@/server/db/webhooks";
import { type Ctx, newId, requireAdmin } from "../context";
import { attemptWire } from "../deliveries/show";
import { endpointOf } from "./find";

/** Sends an endpoint a signed `webhook.test` now, also where it is disabled, and tells what came of it. No delivery, and no part of its health. Throws forbidden, not_found. */
export async function testWebhook(ctx: Ctx, id: string, call: Call): Promise<TestedWire> {
  requireAdmin(ctx);
  const endpoint = await endpointOf(db(ctx), ctx, id);
  const secrets = signingSecrets(await secretsOf(db(ctx), endpoint), ctx.now);
  const { url } = endpoint;
  const data = { webhook: { id, url }, message: "This is a test. Nothing has happened." };
  const body = { type: "webhook.test", timestamp: ctx.now.toISOString(), data };
  const testId = newId("tst");
  const result = await call({ id: testId, url, secrets, body });
  return { id: testId, delivered: isDelivered(result), attempt: attemptWire({ ...result, at: ctx.now }) };
}
