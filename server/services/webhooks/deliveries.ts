import { AppError } from "@/core/errors";
import type { DeliveriesQuery, DeliveriesWire, DeliveryWire } from "@/core/wire/webhooks";
import { db } from "@/server/db/client";
import { findEndpoint, type ListedDelivery, listDeliveryRows } from "@/server/db/webhooks";
import { type Ctx, requireOverseer } from "../context";
import { noSuchWebhook } from "./show";

/** What went to an endpoint, newest first. Throws forbidden, not_found, and invalid_request for a foreign cursor. */
export async function listDeliveries(ctx: Ctx, id: string, query: DeliveriesQuery): Promise<DeliveriesWire> {
  requireOverseer(ctx);
  const { status = null, cursor, limit } = query;
  const before = cursor === undefined ? null : seqOf(cursor);
  const endpoint = await findEndpoint(db(), ctx.workspaceId, id);
  if (!endpoint) throw noSuchWebhook();
  const found = await listDeliveryRows(db(), { endpoint, status, before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toWire), next_cursor: found.length > limit && last ? String(last.seq) : null };
}

function seqOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new AppError("invalid_request", "This cursor is not one of ours.", {
    flaws: [{ pointer: "/cursor", detail: "Take next_cursor from the page before." }],
  });
}

const toWire = (row: ListedDelivery): DeliveryWire => ({
  id: row.id,
  event: row.event,
  intent: { id: row.intentId, title: row.title },
  status: row.status,
  last_error: row.error,
  attempts: row.attempts,
  next_attempt_at: row.nextAttemptAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
  delivered_at: row.deliveredAt?.toISOString() ?? null,
});
