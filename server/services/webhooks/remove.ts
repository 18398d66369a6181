import type { WebhookWire } from "@/core/wire/webhooks";
import { stopDeliveries } from "@/server/db/deliveries";
import { removeEndpoint } from "@/server/db/webhooks";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { lockedEndpoint } from "./find";
import { readWebhook } from "./read";
import { entryOf } from "./show";

/** An endpoint hears nothing more; what waits for it is given up, what was delivered stays on record. Throws forbidden, not_found. */
export async function removeWebhook(ctx: Ctx, id: string): Promise<WebhookWire> {
  requireAdmin(ctx);
  const shown = await readWebhook(ctx, id);
  return administer(ctx, async (tx) => {
    const endpoint = await lockedEndpoint(tx, ctx, id);
    await removeEndpoint(tx, endpoint, ctx.now);
    await stopDeliveries(tx, id, "The endpoint was removed.");
    const change = { kind: "webhook", id, name: endpoint.url, action: "removed" } as const;
    return { result: shown, changes: [{ ...change, before: entryOf(endpoint), after: null }] };
  });
}
