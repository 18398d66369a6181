import type { Message } from "@/core/delivery";
import type { DeliveryStatus } from "@/core/webhook";
import { type Db, execute, rows } from "./client";

/** Whose deliveries: an endpoint's, or those to an agent's callbacks. */
export interface Place {
  kind: "endpoint" | "agent";
  id: string;
  workspaceId: string;
}

const COLUMN = { endpoint: "d.endpoint_id", agent: "d.agent_id" } as const;

export interface ListedDelivery {
  id: string;
  seq: bigint;
  url: string;
  event: string;
  intentId: string;
  title: string;
  status: DeliveryStatus;
  error: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
  deliveredAt: Date | null;
}

interface Wanted {
  status: DeliveryStatus | null;
  /** Only those of facts before this one. */
  before: bigint | null;
  limit: number;
}

const SELECT = `SELECT d.id, d.seq, d.url, d.type AS event, d.intent_id AS "intentId", i.title, d.status, d.last_error AS error, d.attempts,
  d.next_attempt_at AS "nextAttemptAt", d.created_at AS "createdAt", d.delivered_at AS "deliveredAt"
  FROM deliveries d JOIN intents i ON i.id = d.intent_id`;

/** What went to a place, newest first. */
export function listDeliveryRows(
  on: Db,
  { kind, id, workspaceId }: Place,
  { status, before, limit }: Wanted,
): Promise<ListedDelivery[]> {
  const ofStatus = status === null ? "$5::text IS NULL" : "d.status = $5";
  const text = `${SELECT}
    WHERE ${COLUMN[kind]} = $1 AND d.workspace_id = $2 AND d.seq < coalesce($3::bigint, 9223372036854775807) AND ${ofStatus}
    ORDER BY d.seq DESC LIMIT $4`;
  return rows(on, text, id, workspaceId, before, limit, status);
}

export async function findDelivery(on: Db, workspaceId: string, id: string): Promise<ListedDelivery | null> {
  const text = `${SELECT} WHERE d.id = $1 AND d.workspace_id = $2`;
  return (await rows<ListedDelivery>(on, text, id, workspaceId))[0] ?? null;
}

export interface LoggedAttempt {
  at: Date;
  status: number | null;
  error: string | null;
  durationMs: number;
  /** Null where nothing was sent, or it is not kept any longer. */
  request: Message | null;
  response: Message | null;
}

/** The newest attempts of a delivery. */
export function attemptsOf(on: Db, deliveryId: string, limit: number): Promise<LoggedAttempt[]> {
  const text = `SELECT at, status, error, duration_ms AS "durationMs", request, response FROM delivery_attempts
    WHERE delivery_id = $1 ORDER BY id DESC LIMIT $2`;
  return rows(on, text, deliveryId, limit);
}

/** What becomes of a delivery that is made again: as if it had never been tried, under its own id. */
const AGAIN = `status = 'pending', attempts = 0, next_attempt_at = $1, delivered_at = NULL`;

/** Makes one delivery to a place due now; false where there is none. An attempt that is under way may be made twice then, under one id. */
export async function replayOne(
  tx: Db,
  { kind, id: placeId, workspaceId }: Place,
  id: string,
  now: Date,
): Promise<boolean> {
  const text = `UPDATE deliveries d SET ${AGAIN} WHERE d.id = $2 AND ${COLUMN[kind]} = $3 AND d.workspace_id = $4`;
  return (await execute(tx, text, now, id, placeId, workspaceId)) > 0;
}

interface Since {
  since: Date;
  /** Only those of facts after this one. */
  after: bigint;
  /** Also what arrived. */
  all: boolean;
  limit: number;
}

/** Makes deliveries due now that were given up, or all that are done with, oldest first. */
export async function replaySince(
  tx: Db,
  { kind, id, workspaceId }: Place,
  { since, after, all, limit }: Since,
  now: Date,
): Promise<{ id: string; seq: bigint }[]> {
  const text = `UPDATE deliveries q SET ${AGAIN} FROM (
      SELECT d.id FROM deliveries d WHERE ${COLUMN[kind]} = $2 AND d.workspace_id = $3 AND d.created_at >= $4 AND d.seq > $5
        AND d.status ${all ? "IN ('failed', 'delivered')" : "= 'failed'"} ORDER BY d.seq LIMIT $6 FOR UPDATE) again
    WHERE q.id = again.id RETURNING q.id, q.seq`;
  return rows(tx, text, now, id, workspaceId, since, after, limit);
}
