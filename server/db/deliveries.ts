import type { CallResult } from "@/core/delivery";
import type { Secrets } from "@/core/webhook-secrets";
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
  secrets: Secrets;
  /** The time of its fact. */
  at: Date;
  /** Its endpoint hears nothing more. */
  stopped: boolean;
  /** Nothing arrived at its endpoint lately. */
  failing: boolean;
  /** Until when its address is spared; null where it is not. */
  restsUntil: Date | null;
}

/** What signs a delivery (the endpoint's secrets, or the agent's own), the time of its fact, and whether it is wanted now. */
export async function deliveryContext(on: Db, id: string): Promise<DeliveryContext | null> {
  const text = `SELECT f.at, e.disabled_at IS NOT NULL AS stopped, e.failing_since IS NOT NULL AS failing, r.until AS "restsUntil",
      CASE WHEN d.endpoint_id IS NULL THEN jsonb_build_object('current', a.webhook_secret, 'old', a.old_webhook_secrets)
        ELSE jsonb_build_object('current', e.secret, 'old', e.old_secrets) END AS secrets
    FROM deliveries d JOIN facts f ON f.seq = d.seq
    JOIN intents i ON i.id = d.intent_id JOIN agents a ON a.id = i.agent_id
    LEFT JOIN webhook_endpoints e ON e.id = d.endpoint_id
    LEFT JOIN webhook_rests r ON r.workspace_id = d.workspace_id AND r.url = d.url WHERE d.id = $1`;
  const [row] = await rows<DeliveryContext>(on, text, id);
  return row ?? null;
}

export interface DeliveryOutcome {
  status: "delivered" | "failed" | "pending";
  nextAttemptAt: Date | null;
  error: string | null;
  at: Date;
}

/** What was sent and answered is kept of so many attempts of a delivery: of the newest. */
const KEPT = 10;

/** Notes what came of an attempt, in the delivery and in its log. */
export async function finishDelivery(
  on: Db,
  id: string,
  { status, nextAttemptAt, error, at }: DeliveryOutcome,
  { status: httpStatus, durationMs, request, response }: CallResult,
): Promise<void> {
  const text = `WITH logged AS (
      INSERT INTO delivery_attempts (delivery_id, at, status, error, duration_ms, request, response)
      VALUES ($1, $5, $6, $4, $7, $8::json, $9::json)),
    thinned AS (
      UPDATE delivery_attempts SET request = NULL, response = NULL WHERE delivery_id = $1 AND request IS NOT NULL AND id <= (
        SELECT id FROM delivery_attempts WHERE delivery_id = $1 ORDER BY id DESC OFFSET ${KEPT - 1} LIMIT 1))
    UPDATE deliveries SET status = $2, next_attempt_at = $3, last_error = $4,
      delivered_at = CASE WHEN $2 = 'delivered' THEN $5::timestamptz END WHERE id = $1 AND status = 'pending'`;
  const kept = [request, response].map((message) => message && JSON.stringify(message));
  await execute(on, text, id, status, nextAttemptAt, error, at, httpStatus, durationMs, ...kept);
}

/** Puts off a delivery that was taken up, as if it had not been. */
export async function postponeDelivery(on: Db, id: string, until: Date): Promise<void> {
  const text = `UPDATE deliveries SET attempts = attempts - 1, next_attempt_at = $2 WHERE id = $1 AND status = 'pending'`;
  await execute(on, text, id, until);
}

/** Spares an address until then, and forgets those that are spared no longer: in a statement of its own, so that nobody waits with a lock. */
export async function restUntil(
  on: Db,
  { workspace_id, url }: Pick<DeliveryRow, "workspace_id" | "url">,
  until: Date,
  now: Date,
): Promise<void> {
  const over = `DELETE FROM webhook_rests WHERE (workspace_id, url) IN (
    SELECT workspace_id, url FROM webhook_rests WHERE workspace_id = $1 AND until < $2 FOR UPDATE SKIP LOCKED)`;
  const text = `INSERT INTO webhook_rests (workspace_id, url, until) VALUES ($1, $2, $3)
    ON CONFLICT (workspace_id, url) DO UPDATE SET until = greatest(webhook_rests.until, excluded.until)`;
  await execute(on, over, workspace_id, now);
  await execute(on, text, workspace_id, url, until);
}

/** Gives up what still waits for an endpoint, and says why. Returns how many were given up. */
export const stopDeliveries = (on: Db, endpointId: string, why: string): Promise<number> =>
  execute(
    on,
    "UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, last_error = $2 WHERE endpoint_id = $1 AND status = 'pending'",
    endpointId,
    why,
  );
