import type { WebhookWire } from "@/core/wire/webhooks";
import { db } from "@/server/db/client";
import { findEndpoint } from "@/server/db/webhooks";
import { type Ctx, requireOverseer } from "../context";
import { noSuchWebhook, webhookWire } from "./show";

/** An endpoint and how it is doing. Throws forbidden, not_found. */
export async function readWebhook(ctx: Ctx, id: string): Promise<WebhookWire> {
  requireOverseer(ctx);
  const endpoint = await findEndpoint(db(), ctx.workspaceId, id);
  if (!endpoint) throw noSuchWebhook();
  return webhookWire(endpoint);
}
