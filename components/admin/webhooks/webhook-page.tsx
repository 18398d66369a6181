"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { WebhookWire } from "@/core/wire/webhooks";
import {
  aboutWebhooks,
  changeWebhook,
  removeWebhook,
  webhookQuery,
  webhooksQuery,
} from "../../queries/webhooks";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Time } from "../../ui/time";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { Deliveries } from "./deliveries";
import { EventChoice } from "./event-choice";
import { HealthBadge } from "./health";

/** One endpoint: what it hears of, how it is doing, and what went there. */
export function WebhookPage({ id }: { id: string }) {
  const query = useQuery(webhookQuery(id));
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title={query.data?.url ?? "Webhook"}
      description={query.data && <About webhook={query.data} />}
      back={{ href: "/admin/webhooks", name: "Webhooks" }}
      action={query.data && mayEdit && <Remove webhook={query.data} />}
    >
      <Loaded query={query} name="The webhook">
        {(webhook) => (
          <>
            <Standing webhook={webhook} />
            <Events key={webhook.events.join()} webhook={webhook} />
            <Deliveries id={id} />
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

/** Why it hears nothing, or since when nothing arrives, and what to do about it. */
function Standing({ webhook }: { webhook: WebhookWire }) {
  const mayEdit = useMayEdit();
  const { id, disabled, failing_since, last_delivery } = webhook;
  const enable = useSave({
    send: (enabled: boolean) => changeWebhook(id, { enabled }),
    stale: aboutWebhooks,
    done: "Webhook enabled",
  });
  if (disabled)
    return (
      <Banner
        tone="warn"
        title={disabled.reason === "gone" ? "Disabled, because it answered 410" : "Disabled by an admin"}
        action={
          mayEdit && (
            <Button pending={enable.saving} onClick={() => void enable.save(true)}>
              Enable again
            </Button>
          )
        }
      >
        {disabled.reason === "gone" && "410 means “gone”: the address said that it wants nothing more. "}
        It hears nothing since <Time at={disabled.at} />, and what waited for it was given up. Enabled again,
        it hears of what happens from then on.
        {enable.problem && ` ${enable.problem.detail}`}
      </Banner>
    );
  if (!failing_since) return null;
  return (
    <Banner tone="error" title="Nothing arrives" live={false}>
      Failing since <Time at={failing_since} />.{" "}
      {last_delivery?.last_error && `The last error: ${last_delivery.last_error}. `}
      Each delivery is tried eight times within a day, then given up.
    </Banner>
  );
}

function Events({ webhook }: { webhook: WebhookWire }) {
  const mayEdit = useMayEdit();
  const [events, setEvents] = useState(webhook.events);
  const saver = useSave({
    send: (chosen: string[]) => changeWebhook(webhook.id, { events: chosen }),
    stale: aboutWebhooks,
    done: "Webhook saved",
  });
  const dirty = events.join() !== webhook.events.join();
  return (
    <Card title="What it hears of" actions={mayEdit && webhook.enabled && <Disable webhook={webhook} />}>
      <div className="flex flex-col gap-3">
        <EventChoice
          chosen={events}
          onChange={setEvents}
          disabled={!mayEdit}
          error={saver.flawAt("/events")}
        />
        <Problem problem={saver.problem} shown={["/events"]} />
        <SaveBar
          dirty={dirty}
          saving={saver.saving}
          onSave={() => void saver.save(events)}
          onDiscard={() => {
            setEvents(webhook.events);
            saver.reset();
          }}
        >
          It hears of these events from then on.
        </SaveBar>
      </div>
    </Card>
  );
}

function Disable({ webhook }: { webhook: WebhookWire }) {
  const client = useQueryClient();
  const disable = async () => {
    await changeWebhook(webhook.id, { enabled: false });
    await Promise.all(aboutWebhooks.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return (
    <ConfirmRemoval
      trigger={
        <Button variant="ghost" size="sm" className="max-desk:h-11">
          Disable
        </Button>
      }
      title="Disable this webhook?"
      act="Disable webhook"
      onConfirm={disable}
    >
      <p>
        It hears nothing more, and deliveries that still wait for another attempt are given up. Requests go on
        as they are. You can enable it again; what happened meanwhile is not sent.
      </p>
    </ConfirmRemoval>
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
