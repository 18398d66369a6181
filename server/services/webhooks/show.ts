import { AppError } from "@/core/errors";
import type { WebhookWire } from "@/core/wire/webhooks";
import type { Endpoint, Health } from "@/server/db/webhooks";

export function webhookWire(endpoint: Endpoint & Health): WebhookWire {
  const { id, url, events, disabled, createdAt, last, lastSuccessAt, failingSince } = endpoint;
  return {
    id,
    url,
    events,
    enabled: disabled === null,
    disabled: disabled && { at: disabled.at.toISOString(), reason: disabled.reason },
    created_at: createdAt.toISOString(),
    last_delivery: last && {
      status: last.status,
      last_error: last.error,
      at: last.at.toISOString(),
      event: last.event,
    },
    last_success_at: lastSuccessAt?.toISOString() ?? null,
    failing_since: failingSince?.toISOString() ?? null,
  };
}

/** How it stands in the audit trail: without its secret. */
export const entryOf = ({ url, events, disabled }: Endpoint) => ({ url, events, enabled: disabled === null });

export const noSuchWebhook = (): AppError => new AppError("not_found", "There is no such webhook.");
