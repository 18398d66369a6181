import type { WebhooksWire } from "@/core/wire/webhooks";
import { db } from "@/server/db/client";
import { listEndpoints } from "@/server/db/webhooks";
import { type Ctx, requireOverseer } from "../context";
import { webhookWire } from "./show";

/** The workspace's endpoints by address, and how each is doing. Throws forbidden. */
export async function listWebhooks(ctx: Ctx): Promise<WebhooksWire> {
  requireOverseer(ctx);
  const found = await listEndpoints(db(ctx), ctx.workspaceId);
  return { items: found.map((endpoint) => webhookWire(endpoint, ctx.now)) };
}
