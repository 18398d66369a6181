"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { WebhookWire } from "@/core/wire/webhooks";
import { removeWebhook, webhookQuery, webhooksQuery } from "../../queries/webhooks";
import { Button } from "../../ui/button";
import { Time } from "../../ui/time";
import { ChangesOf } from "../changes-of";
import { ConfirmRemoval } from "../confirm-removal";
import { Deliveries } from "../deliveries/deliveries";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { Events } from "./events";
import { HealthBadge } from "./health";
import { RotateSecret } from "./rotate-secret";
import { Standing } from "./standing";
import { TestWebhook } from "./test-webhook";

/** One endpoint: what it hears of, how it is doing, and what went there. */
export function WebhookPage({ id }: { id: string }) {
  const query = useQuery(webhookQuery(id));
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title={query.data?.url ?? "Webhook"}
      description={query.data && <About webhook={query.data} />}
      back={{ href: "/admin/webhooks", name: "Webhooks" }}
      action={query.data && mayEdit && <Acts webhook={query.data} />}
    >
      <Loaded query={query} name="The webhook">
        {(webhook) => (
          <>
            <Standing webhook={webhook} />
            <Events key={webhook.events.join()} webhook={webhook} />
            {mayEdit && <RotateSecret webhook={webhook} />}
            <Deliveries
              place={{ kind: "webhooks", id }}
              title="Deliveries"
              mayReplay={webhook.enabled}
              empty="Nothing was sent yet: the next event that fits comes here."
            />
            <ChangesOf subject={id} />
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function About({ webhook }: { webhook: WebhookWire }) {
  const { created_at, last_success_at } = webhook;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <HealthBadge webhook={webhook} />
      <span>
        made <Time at={created_at} focusable />
        {last_success_at && (
          <>
            , last delivered <Time at={last_success_at} focusable />
          </>
        )}
      </span>
    </span>
  );
}

function Acts({ webhook }: { webhook: WebhookWire }) {
  return (
    <>
      <TestWebhook webhook={webhook} />
      <Remove webhook={webhook} />
    </>
  );
}

function Remove({ webhook }: { webhook: WebhookWire }) {
  const client = useQueryClient();
  const router = useRouter();
  const remove = async () => {
    await removeWebhook(webhook.id);
    router.push("/admin/webhooks");
    toast.success("Webhook removed");
    await client.invalidateQueries({ queryKey: webhooksQuery().queryKey });
  };
  return (
    <ConfirmRemoval
      trigger={<Button className="h-11 desk:h-8">Remove</Button>}
      title="Remove this webhook?"
      act="Remove webhook"
      onConfirm={remove}
    >
      <p>
        <span className="wrap-anywhere">{webhook.url}</span> hears nothing more, its secret is forgotten, and
        deliveries that wait are given up. Open requests go on, and agents’ own callbacks are not touched.
      </p>
    </ConfirmRemoval>
  );
}
