import { type Db, execute, rows } from "./client";
import { queueOf } from "./queue";

export interface DeliveryRow {
  id: string;
  workspace_id: string;
  intent_id: string;
  endpoint_id: string | null;
  url: string;
  type: string;
  attempts: number;
}

export const deliveryQueue = queueOf<DeliveryRow>("deliveries", [
  "id",
  "workspace_id",
  "intent_id",
  "endpoint_id",
  "url",
  "type",
  "attempts",
]);

interface DeliveryContext {
  secret: string;
  /** The time of its fact. */
  at: Date;
  /** Its endpoint hears nothing more. */
  stopped: boolean;
}

/** The secret that signs a delivery (the endpoint's, or the agent's own), the time of its fact, and whether it is wanted still. */
export async function deliveryContext(on: Db, id: string): Promise<DeliveryContext | null> {
  const text = `SELECT coalesce(e.secret, a.webhook_secret) AS secret, f.at, e.disabled_at IS NOT NULL AS stopped
    FROM deliveries d JOIN facts f ON f.seq = d.seq
    JOIN intents i ON i.id = d.intent_id JOIN agents a ON a.id = i.agent_id
    LEFT JOIN webhook_endpoints e ON e.id = d.endpoint_id WHERE d.id = $1`;
  const [row] = await rows<DeliveryContext>(on, text, id);
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
    "UPDATE webhook_endpoints SET disabled_at = $2, disabled_reason = 'gone' WHERE id = $1 AND disabled_at IS NULL",
    endpointId,
    now,
  );
}

/** Gives up what still waits for an endpoint, and says why. Returns how many were given up. */
export const stopDeliveries = (on: Db, endpointId: string, why: string): Promise<number> =>
  execute(
    on,
    "UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, last_error = $2 WHERE endpoint_id = $1 AND status = 'pending'",
    endpointId,
    why,
  );
