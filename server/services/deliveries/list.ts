import { AppError } from "@/core/errors";
import type { DeliveriesQuery, DeliveriesWire } from "@/core/wire/deliveries";
import { db } from "@/server/db/client";
import { listDeliveryRows, type Place } from "@/server/db/delivery-log";
import { agentOf } from "../agents/find";
import { type Ctx, requireOverseer } from "../context";
import { endpointOf } from "../webhooks/find";
import { deliveryWire } from "./show";

/** What went to an endpoint, newest first. Throws forbidden, not_found, and invalid_request for a foreign cursor. */
export async function listDeliveries(ctx: Ctx, id: string, query: DeliveriesQuery): Promise<DeliveriesWire> {
  requireOverseer(ctx);
  const { workspaceId } = await endpointOf(db(ctx), ctx, id);
  return pageOf({ kind: "endpoint", id, workspaceId }, query);
}

/** What went to an agent's callbacks, newest first. Throws as listDeliveries does. */
export async function listAgentDeliveries(
  ctx: Ctx,
  id: string,
  query: DeliveriesQuery,
): Promise<DeliveriesWire> {
  requireOverseer(ctx);
  const { workspaceId } = await agentOf(db(ctx), ctx, id);
  return pageOf({ kind: "agent", id, workspaceId }, query);
}

async function pageOf(place: Place, { status, cursor, limit }: DeliveriesQuery): Promise<DeliveriesWire> {
  const before = cursor === undefined ? null : seqOf(cursor);
  const found = await listDeliveryRows(db(place), place, {
    status: status ?? null,
    before,
    limit: limit + 1,
  });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(deliveryWire),
    next_cursor: found.length > limit && last ? String(last.seq) : null,
  };
}

/** The fact that a cursor names. Throws invalid_request. */
export function seqOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new AppError("invalid_request", "This cursor is not one of ours.", {
    flaws: [{ pointer: "/cursor", detail: "Take next_cursor from the page before." }],
  });
}
