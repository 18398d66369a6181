import type { WebhookWire } from "@/core/wire/webhooks";
import { db } from "@/server/db/client";
import { type Ctx, requireOverseer } from "../context";
import { endpointOf } from "./find";
import { webhookWire } from "./show";

/** An endpoint and how it is doing. Throws forbidden, not_found. */
export async function readWebhook(ctx: Ctx, id: string): Promise<WebhookWire> {
  requireOverseer(ctx);
  return webhookWire(await endpointOf(db(ctx), ctx, id), ctx.now);
}
