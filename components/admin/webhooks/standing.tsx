"use client";

import { useState } from "react";
import type { WebhookWire } from "@/core/wire/webhooks";
import { toast } from "sonner";
import { replaySince } from "../../queries/deliveries";
import { aboutWebhooks, changeWebhook } from "../../queries/webhooks";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Time } from "../../ui/time";
import { sentAgain } from "../deliveries/replay-dialog";
import { useMayEdit } from "../may-edit";
import { useSave } from "../use-save";

type Disabled = NonNullable<WebhookWire["disabled"]>;

const WORDS: Readonly<Record<Disabled["reason"], { title: string; why: string; after: string }>> = {
  gone: {
    title: "Disabled, because it answered 410",
    why: "410 means “gone”: the address said that it wants nothing more.",
    after: "Enabled again, it hears of what happens from then on.",
  },
  admin: {
    title: "Disabled by an admin",
    why: "",
    after: "Enabled again, it hears of what happens from then on.",
  },
  failing: {
    title: "Paused, because nothing arrived",
    why: "Nothing arrived for three days, or in fifty deliveries that were given up. The admins were told by mail.",
    after: "What it misses is noted below for 30 days, and can be sent once it is enabled again.",
  },
};

/** Why it hears nothing, or since when nothing arrives, and what to do about it. */
export function Standing({ webhook }: { webhook: WebhookWire }) {
  const { disabled, failing_since, last_delivery } = webhook;
  if (disabled) return <Stopped webhook={webhook} disabled={disabled} />;
  if (!failing_since) return null;
  return (
    <Banner tone="error" title="Nothing arrives" live={false}>
      Failing since <Time at={failing_since} />.{" "}
      {last_delivery?.last_error && `The last error: ${last_delivery.last_error}. `}
      Each delivery is tried eight times within a day, then given up. If nothing arrives for three days, the
      webhook is paused.
    </Banner>
  );
}

function Stopped({ webhook, disabled }: { webhook: WebhookWire; disabled: Disabled }) {
  const mayEdit = useMayEdit();
  const [resend, setResend] = useState(true);
  const { reason, at } = disabled;
  const { title, why, after } = WORDS[reason];
  const missed = reason === "failing";
  const enable = useSave({
    send: () => enableAgain(webhook, missed && resend),
    stale: aboutWebhooks,
    done: "Webhook enabled",
  });
  return (
    <Banner
      tone="warn"
      title={title}
      action={
        mayEdit && (
          <Button
            className="h-11 desk:h-8"
            pending={enable.saving}
            onClick={() => void enable.save(undefined)}
          >
            Enable again
          </Button>
        )
      }
    >
      {why} It hears nothing since <Time at={at} />, and what waited for it was given up. {after}
      {mayEdit && missed && (
        <Checkbox
          checked={resend}
          onCheckedChange={(on) => setResend(on === true)}
          label="Send what it missed when it is enabled"
        />
      )}
      {enable.problem && ` ${enable.problem.detail}`}
    </Banner>
  );
}

/** What failed before it was paused counts as missed, too. */
async function enableAgain({ id, disabled, failing_since }: WebhookWire, resend: boolean): Promise<void> {
  await changeWebhook(id, { enabled: true });
  const since = failing_since ?? disabled?.at;
  if (resend && since)
    toast.success(sentAgain(await replaySince({ kind: "webhooks", id }, { since, include: "failed" })));
}
