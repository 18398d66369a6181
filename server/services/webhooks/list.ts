import type { WebhooksWire } from "@/core/wire/webhooks";
import { db } from "@/server/db/client";
import { listEndpoints } from "@/server/db/webhooks";
import { type Ctx, requireOverseer } from "../context";
import { webhookWire } from "./show";

/** The workspace's endpoints by address, and how each is doing. Throws forbidden. */
export async function listWebhooks(ctx: Ctx): Promise<WebhooksWire> {
  requireOverseer(ctx);
  return { items: (await listEndpoints(db(), ctx.workspaceId)).map(webhookWire) };
}
