import { type Db, execute, rows } from "./client";

export interface DeliveryRow {
  id: string;
  workspace_id: string;
  intent_id: string;
  endpoint_id: string | null;
  url: string;
  type: string;
  attempts: number;
}

const CLAIMED = "RETURNING d.id, d.workspace_id, d.intent_id, d.endpoint_id, d.url, d.type, d.attempts";

/** Takes up to `limit` deliveries that were due by `dueBy`, for as long as the lease lasts. */
export async function claimDueDeliveries(
  on: Db,
  dueBy: Date,
  leaseUntil: Date,
  limit: number,
): Promise<DeliveryRow[]> {
  const text = `UPDATE deliveries d SET attempts = d.attempts + 1, next_attempt_at = $2 WHERE d.id IN (
      SELECT id FROM deliveries WHERE next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
    ${CLAIMED}`;
  return rows<DeliveryRow>(on, text, dueBy, leaseUntil, limit);
}

export async function claimDelivery(
  on: Db,
  id: string,
  now: Date,
  leaseUntil: Date,
): Promise<DeliveryRow | null> {
  const text = `UPDATE deliveries d SET attempts = d.attempts + 1, next_attempt_at = $3
    WHERE d.id = $1 AND d.next_attempt_at <= $2 ${CLAIMED}`;
  const [row] = await rows<DeliveryRow>(on, text, id, now, leaseUntil);
  return row ?? null;
}

/** When one delivery may be tried next; null where it is done with. */
export async function deliveryDueAt(on: Db, id: string): Promise<Date | null> {
  const text = "SELECT next_attempt_at AS at FROM deliveries WHERE id = $1";
  const [row] = await rows<{ at: Date | null }>(on, text, id);
  return row?.at ?? null;
}

export async function nextDeliveryAt(on: Db): Promise<Date | null> {
  const text = "SELECT min(next_attempt_at) AS at FROM deliveries WHERE next_attempt_at IS NOT NULL";
  const [row] = await rows<{ at: Date | null }>(on, text);
  return row?.at ?? null;
}

/** The secret that signs a delivery (the endpoint's, or the agent's own), and the time of its fact. */
export async function deliveryContext(on: Db, id: string): Promise<{ secret: string; at: Date } | null> {
  const text = `SELECT coalesce(e.secret, a.webhook_secret) AS secret, f.at FROM deliveries d JOIN facts f ON f.seq = d.seq
    JOIN intents i ON i.id = d.intent_id JOIN agents a ON a.id = i.agent_id
    LEFT JOIN webhook_endpoints e ON e.id = d.endpoint_id WHERE d.id = $1`;
  const [row] = await rows<{ secret: string; at: Date }>(on, text, id);
  return row ?? null;
}

export interface DeliveryOutcome {
  status: "delivered" | "failed" | "pending";
  nextAttemptAt: Date | null;
  error: string | null;
  at: Date;
  httpStatus: number | null;
  durationMs: number;
}

/** Notes what came of an attempt, in the delivery and in its log. */
export async function finishDelivery(on: Db, id: string, outcome: DeliveryOutcome): Promise<void> {
  const { status, nextAttemptAt, error, at, httpStatus, durationMs } = outcome;
  const text = `WITH logged AS (
      INSERT INTO delivery_attempts (delivery_id, at, status, error, duration_ms) VALUES ($1, $5, $6, $4, $7))
    UPDATE deliveries SET status = $2, next_attempt_at = $3, last_error = $4,
      delivered_at = CASE WHEN $2 = 'delivered' THEN $5::timestamptz END WHERE id = $1 AND status = 'pending'`;
  await execute(on, text, id, status, nextAttemptAt, error, at, httpStatus, durationMs);
}

/** A place that says it is gone (410) hears nothing more. */
export async function disableEndpoint(on: Db, endpointId: string, now: Date): Promise<void> {
  await execute(
    on,
    "UPDATE webhook_endpoints SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL",
    endpointId,
    now,
  );
}
