import type { WebhookWire } from "@/core/wire/webhooks";
import { Badge } from "../../ui/badge";
import { Time } from "../../ui/time";

const WHY_DISABLED = {
  gone: "It answered 410 (gone)",
  admin: "An admin disabled it",
  failing: "Nothing arrived, so it was paused",
};

/** How an endpoint is doing, in a word. */
export function HealthBadge({ webhook }: { webhook: WebhookWire }) {
  if (webhook.disabled)
    return <Badge tone="warn">{webhook.disabled.reason === "failing" ? "Paused" : "Disabled"}</Badge>;
  if (webhook.failing_since) return <Badge tone="bad">Failing</Badge>;
  return webhook.last_success_at ? <Badge tone="good">Healthy</Badge> : <Badge>Nothing sent yet</Badge>;
}

/** The same in a sentence, with since when. */
export function HealthLine({ webhook }: { webhook: WebhookWire }) {
  const { disabled, failing_since, last_success_at, last_delivery } = webhook;
  if (disabled)
    return (
      <>
        {WHY_DISABLED[disabled.reason]} <Time at={disabled.at} />
      </>
    );
  if (failing_since)
    return (
      <>
        Failing since <Time at={failing_since} />
        {last_delivery?.last_error && `: ${last_delivery.last_error}`}
      </>
    );
  if (last_success_at)
    return (
      <>
        Last delivered <Time at={last_success_at} />
      </>
    );
  return <>It hears of the next event that fits</>;
}
