"use client";

import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import type { WebhookWire } from "@/core/wire/webhooks";
import { webhooksQuery } from "../../queries/webhooks";
import { EmptyState } from "../../ui/empty-state";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { CreateWebhook } from "./create-webhook";
import { HealthBadge, HealthLine } from "./health";

/** Where the workspace's own systems hear of its requests. */
export function WebhooksPage() {
  const query = useQuery(webhooksQuery());
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title="Webhooks"
      description="Your own systems hear of what happens to every agent’s requests, signed. An agent’s own callback is set with the agent."
      action={mayEdit && <CreateWebhook />}
    >
      <Loaded query={query} name="The webhooks">
        {({ items }) => (
          <ResourceList
            label="Webhooks"
            items={items}
            idOf={({ id }) => id}
            textOf={({ url, events }) => `${url} ${events.join(" ")}`}
            hrefOf={({ id }) => `/admin/webhooks/${id}`}
            row={(webhook) => <Row webhook={webhook} />}
            empty={<Empty />}
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

function Row({ webhook }: { webhook: WebhookWire }) {
  const { url, events } = webhook;
  return (
    <span className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium wrap-anywhere">{url}</span>
        <HealthBadge webhook={webhook} />
      </span>
      <span className="text-sm text-ink-muted">
        {events.length === 1 ? events[0] : `${events.length} events`} · <HealthLine webhook={webhook} />
      </span>
    </span>
  );
}

function Empty() {
  return (
    <EmptyState icon={<Webhook />} title="Nothing listens yet">
      A webhook posts events such as “a person answered” to an address of yours, for a dashboard, a log or a
      chat channel. Each is signed with a secret, and tried again for up to a day if nobody takes it.
    </EmptyState>
  );
}
