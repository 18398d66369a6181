import type { CallResult } from "@/core/delivery";
import type { AttemptWire, DeliveryWire } from "@/core/wire/deliveries";
import type { ListedDelivery, LoggedAttempt } from "@/server/db/delivery-log";

export const deliveryWire = (row: ListedDelivery): DeliveryWire => ({
  id: row.id,
  event: row.event,
  intent: { id: row.intentId, title: row.title },
  url: row.url,
  status: row.status,
  last_error: row.error,
  attempts: row.attempts,
  next_attempt_at: row.nextAttemptAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
  delivered_at: row.deliveredAt?.toISOString() ?? null,
});

export const attemptWire = ({
  at,
  status,
  error,
  durationMs,
  request,
  response,
}: LoggedAttempt | (CallResult & { at: Date })): AttemptWire => ({
  at: at.toISOString(),
  status,
  error,
  duration_ms: durationMs,
  request,
  response,
});
