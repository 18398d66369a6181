"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { WebhookWire } from "@/core/wire/webhooks";
import { aboutWebhooks, changeWebhook } from "../../queries/webhooks";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ConfirmRemoval } from "../confirm-removal";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { EventChoice } from "./event-choice";

/** What an endpoint hears of, and the way to have it hear nothing. */
export function Events({ webhook }: { webhook: WebhookWire }) {
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
