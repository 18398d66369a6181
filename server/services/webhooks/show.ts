import { oldUntil } from "@/core/webhook-secrets";
import type { WebhookWire } from "@/core/wire/webhooks";
import type { Endpoint, Health } from "@/server/db/webhooks";

export function webhookWire(endpoint: Endpoint & Health, now: Date): WebhookWire {
  const { id, url, events, disabled, createdAt, last, lastSuccessAt, struggle, oldSecrets } = endpoint;
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
    failing_since: struggle.failingSince?.toISOString() ?? null,
    old_secret_until: oldUntil(oldSecrets, now),
  };
}

/** How it stands in the audit trail: without its secrets. */
export const entryOf = ({ url, events, disabled }: Endpoint) => ({ url, events, enabled: disabled === null });
