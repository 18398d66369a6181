import { deliveryRetry, nextAttemptAt } from "@/core/backoff";
import { type Call, type CallResult, isDelivered, restSeconds } from "@/core/delivery";
import { asAgentsSee, type Intent } from "@/core/intent";
import { BY_CLOCK, type Origin } from "@/core/origin";
import { masked } from "@/core/sensitive/mask";
import { signingSecrets } from "@/core/webhook-secrets";
import type { IntentWire } from "@/core/wire/intent";
import { toWire } from "@/core/wire/show";
import { db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import {
  deliveryContext,
  type DeliveryOutcome,
  deliveryQueue,
  type DeliveryRow,
  finishDelivery,
  postponeDelivery,
  restUntil,
  stopDeliveries,
} from "@/server/db/deliveries";
import { findIntent } from "@/server/db/intents";
import { noteFailure, noteRecovery } from "@/server/db/webhooks";
import { log } from "@/server/log";
import { meters } from "@/server/meters";
import { settings } from "@/server/settings";
import { spanned, type SpanStart } from "@/server/tracing";
import { bySystem } from "../context";
import { handOut, workOn, workOnDue } from "../in-hand";
import { waitPlace } from "../intents/trace";
import { pauseWebhook } from "../webhooks/pause";

/** Makes one attempt at a delivery if it is due; a no-op where it is done or taken. Returns when to look again; null where it is done with. */
export function attemptDelivery(
  id: string,
  call: Call,
  clock: () => Date,
  origin: Origin = BY_CLOCK,
): Promise<Date | null> {
  return workOn(deliveryQueue, id, clock(), (row) => attempt(row, call, { clock, origin }));
}

/** Attempts up to `limit` deliveries that were due `graceMs` ago, all at once. Returns how many were taken up. */
export function attemptDueDeliveries(
  limit: number,
  call: Call,
  clock: () => Date,
  graceMs = 0,
  origin: Origin = BY_CLOCK,
): Promise<number> {
  const due = { limit, graceMs, now: clock() };
  return workOnDue(deliveryQueue, due, (row) => attempt(row, call, { clock, origin }));
}

/** Who does pieces of work side by side. */
interface Hands {
  readonly free: number;
  give: (work: () => Promise<unknown>) => void;
}

/** Begins an attempt at as many deliveries that are due as there are hands free, so that a receiver that hangs keeps up no other. */
export async function beginDueDeliveries(
  hands: Hands,
  call: Call,
  clock: () => Date,
  graceMs = 0,
): Promise<void> {
  if (hands.free === 0) return;
  const due = { limit: hands.free, graceMs, now: clock() };
  const begin = (row: DeliveryRow) => attempt(row, call, { clock, origin: BY_CLOCK });
  await handOut(deliveryQueue, due, begin, (one) => hands.give(one));
}

/** When a delivery is due next; null where all are done. */
export const nextDeliveryDue = (): Promise<Date | null> => deliveryQueue.nextAt(db(EVERYWHERE));

/** What time it is, and which clock it is. */
interface Timing {
  clock: () => Date;
  origin: Origin;
}

async function attempt(row: DeliveryRow, call: Call, { clock, origin }: Timing): Promise<Date | null> {
  const now = clock();
  const on = db(workspaceOf(row));
  const [found, context] = await Promise.all([
    findIntent(on, row.workspace_id, row.intent_id),
    deliveryContext(on, row.id),
  ]);
  if (!found || !context) return null;
  if (context.stopped && row.endpoint_id) {
    await stopDeliveries(on, row.endpoint_id, "The endpoint is disabled.");
    return null;
  }
  if (context.restsUntil && context.restsUntil > now) return postpone(row, context.restsUntil);
  const intent = toWire(asAgentsSee(found.intent), settings().PUBLIC_URL);
  // The agent hears what it asked and needs; whoever else listens is not the agent.
  const data = row.endpoint_id ? masked(intent) : intent;
  const body = { type: row.type, timestamp: context.at.toISOString(), data };
  const secrets = signingSecrets(context.secrets, now);
  const result = await spanned(
    () => deliverySpan(row, found.intent),
    async (span) => {
      const trace = span?.place ?? found.intent;
      const answered = await call({ id: row.id, url: row.url, secrets, body, trace });
      if (answered.status !== null) span?.set({ "http.response.status_code": answered.status });
      return answered;
    },
  );
  const outcome = outcomeOf(row, result, clock());
  meters().deliveries.add({ status: outcome.status });
  meters().outside.observe({ kind: "webhook" }, result.durationMs / 1000);
  logDelivery(row, result, outcome);
  await finishDelivery(on, row.id, outcome, loggedOf(result, body, intent));
  if (outcome.status !== "delivered") await afterFailure(row, result, outcome, origin);
  else if (context.failing && row.endpoint_id) await noteRecovery(on, row.endpoint_id);
  return outcome.nextAttemptAt;
}

const deliverySpan = (row: DeliveryRow, intent: Intent): SpanStart => ({
  name: "deliver webhook",
  kind: "client",
  parent: waitPlace(intent),
  attributes: {
    "countersign.intent.id": row.intent_id,
    "countersign.delivery.id": row.id,
    "countersign.event": row.type,
    "countersign.attempt": row.attempts,
  },
});

function logDelivery(row: DeliveryRow, { status }: CallResult, outcome: DeliveryOutcome): void {
  const about = { delivery_id: row.id, intent_id: row.intent_id, attempt: row.attempts, http_status: status };
  if (outcome.status === "failed") log.warn(about, "a webhook was given up");
  else log.debug({ ...about, status: outcome.status }, "a webhook was attempted");
}

/** What the log keeps for admins to read. An answer may repeat what was sent, so none to a sensitive request is kept. */
function loggedOf(result: CallResult, body: Parameters<Call>[0]["body"], intent: IntentWire): CallResult {
  if (intent.sensitive.length === 0) return result;
  const { request, response } = result;
  const shown = JSON.stringify({ ...body, data: masked(intent) });
  return {
    ...result,
    request: request && { ...request, body: shown.slice(0, request.body.length), truncated: true },
    response: response && { ...response, body: "", truncated: true },
  };
}

const SPREAD_MS = 5_000;

/** Those that were put off do not all come at the same moment. */
async function postpone(row: DeliveryRow, restsUntil: Date): Promise<Date> {
  const until = new Date(restsUntil.getTime() + Math.random() * SPREAD_MS);
  await postponeDelivery(db(workspaceOf(row)), row.id, until);
  return until;
}

/** Spares a place that is overwhelmed, and stops an endpoint that is gone or keeps failing. */
async function afterFailure(
  row: DeliveryRow,
  result: CallResult,
  outcome: DeliveryOutcome,
  origin: Origin,
): Promise<void> {
  const { at, status, nextAttemptAt } = outcome;
  const on = db(workspaceOf(row));
  const rest = restSeconds(result, nextAttemptAt && (nextAttemptAt.getTime() - at.getTime()) / 1000);
  if (rest > 0) await restUntil(on, row, new Date(at.getTime() + rest * 1000), at);
  const { endpoint_id: endpointId } = row;
  if (!endpointId) return;
  await noteFailure(on, endpointId, status === "failed", at);
  if (status !== "failed") return;
  const reason = result.status === 410 ? "gone" : "failing";
  await pauseWebhook(bySystem(workspaceOf(row), at, origin), endpointId, {
    reason,
    lastError: outcome.error ?? "",
  });
}

function outcomeOf(row: DeliveryRow, result: CallResult, now: Date): DeliveryOutcome {
  const { status, error, retryable, retryAfterSeconds } = result;
  if (isDelivered(result)) return { at: now, status: "delivered", nextAttemptAt: null, error: null };
  const delay = retryable && status !== 410 ? deliveryRetry(row.attempts, Math.random()) : null;
  const next = nextAttemptAt(now, delay, retryAfterSeconds);
  return {
    at: now,
    status: next ? "pending" : "failed",
    nextAttemptAt: next,
    error: error ?? `answered ${status}`,
  };
}
