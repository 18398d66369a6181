import { deliveryRetry, leaseFrom, nextAttemptAt } from "@/core/backoff";
import type { Call, CallResult } from "@/core/delivery";
import { asAgentsSee } from "@/core/intent";
import { toWire } from "@/core/wire/show";
import { db } from "@/server/db/client";
import {
  deliveryContext,
  type DeliveryOutcome,
  deliveryQueue,
  type DeliveryRow,
  disableEndpoint,
  finishDelivery,
  stopDeliveries,
} from "@/server/db/deliveries";
import { findIntent } from "@/server/db/intents";
import { settings } from "@/server/settings";

/** Makes one attempt at a delivery if it is due; a no-op where it is done or taken. Returns when to look again; null where it is done with. */
export async function attemptDelivery(id: string, call: Call, clock: () => Date): Promise<Date | null> {
  const now = clock();
  const row = await deliveryQueue.claim(db(), id, now, leaseFrom(now));
  return row ? attempt(row, call, clock) : deliveryQueue.dueAt(db(), id);
}

/** Attempts up to `limit` deliveries that were due `graceMs` ago, all at once. Returns how many were taken up. */
export async function attemptDueDeliveries(
  limit: number,
  call: Call,
  clock: () => Date,
  graceMs = 0,
): Promise<number> {
  const now = clock();
  const claimed = await deliveryQueue.claimDue(
    db(),
    new Date(now.getTime() - graceMs),
    leaseFrom(now),
    limit,
  );
  await Promise.all(claimed.map((row) => attempt(row, call, clock)));
  return claimed.length;
}

/** When a delivery is due next; null where all are done. */
export const nextDeliveryDue = (): Promise<Date | null> => deliveryQueue.nextAt(db());

async function attempt(row: DeliveryRow, call: Call, clock: () => Date): Promise<Date | null> {
  const [found, context] = await Promise.all([
    findIntent(db(), row.workspace_id, row.intent_id),
    deliveryContext(db(), row.id),
  ]);
  if (!found || !context) return null;
  if (context.stopped && row.endpoint_id) return stop(row.endpoint_id, "The endpoint is disabled.");
  const data = toWire(asAgentsSee(found.intent), settings().PUBLIC_URL);
  const body = { type: row.type, timestamp: context.at.toISOString(), data };
  const result = await call({ id: row.id, url: row.url, secret: context.secret, body });
  const outcome = outcomeOf(row, result, clock());
  await finishDelivery(db(), row.id, outcome);
  if (result.status !== 410 || !row.endpoint_id) return outcome.nextAttemptAt;
  await disableEndpoint(db(), row.endpoint_id, outcome.at);
  return stop(row.endpoint_id, "The endpoint answered 410 to another delivery.");
}

/** Nothing more goes to a place that is not wanted any longer. */
async function stop(endpointId: string, why: string): Promise<null> {
  await stopDeliveries(db(), endpointId, why);
  return null;
}

function outcomeOf(row: DeliveryRow, result: CallResult, now: Date): DeliveryOutcome {
  const { status, error, durationMs } = result;
  const about = { at: now, httpStatus: status, durationMs };
  if (status !== null && status >= 200 && status < 300)
    return { ...about, status: "delivered", nextAttemptAt: null, error: null };
  const delay = result.retryable && status !== 410 ? deliveryRetry(row.attempts, Math.random()) : null;
  const next = nextAttemptAt(now, delay, result.retryAfterSeconds);
  return {
    ...about,
    status: next ? "pending" : "failed",
    nextAttemptAt: next,
    error: error ?? `answered ${status}`,
  };
}
