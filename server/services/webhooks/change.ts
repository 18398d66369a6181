import type { WebhookChangeBody, WebhookWire } from "@/core/wire/webhooks";
import { stopDeliveries } from "@/server/db/deliveries";
import { type Endpoint, updateEndpoint } from "@/server/db/webhooks";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { lockedEndpoint } from "./find";
import { readWebhook } from "./read";
import { entryOf } from "./show";

/** Chooses an endpoint's events, disables it, or enables it again; what waits for a disabled one is given up. Throws forbidden, not_found. */
export async function changeWebhook(ctx: Ctx, id: string, body: WebhookChangeBody): Promise<WebhookWire> {
  requireAdmin(ctx);
  await administer(ctx, async (tx) => {
    const before = await lockedEndpoint(tx, ctx, id);
    const after = changed(before, body, ctx.now);
    await updateEndpoint(tx, after);
    if (after.disabled && !before.disabled) await stopDeliveries(tx, id, "An admin disabled the endpoint.");
    const change = { kind: "webhook", id, name: before.url, action: "changed" } as const;
    return { result: null, changes: [{ ...change, before: entryOf(before), after: entryOf(after) }] };
  });
  return readWebhook(ctx, id);
}

function changed(
  before: Endpoint,
  { events = before.events, enabled }: WebhookChangeBody,
  now: Date,
): Endpoint {
  const disabled = before.disabled ?? { at: now, reason: "admin" as const };
  if (enabled === undefined) return { ...before, events };
  if (!enabled) return { ...before, events, disabled };
  // It begins anew: what failed before says nothing about an address that was put right.
  const struggle = before.disabled ? { failingSince: null, givenUp: 0 } : before.struggle;
  return { ...before, events, disabled: null, struggle };
}
