"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import type { WebhookBody, WebhookCreatedWire } from "@/core/wire/webhooks";
import { aboutWebhooks, createWebhook } from "../../queries/webhooks";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Problem } from "../problem";
import { type Saver, useSave } from "../use-save";
import { EventChoice } from "./event-choice";
import { NewSecret } from "./new-secret";

const BEGIN: WebhookBody = { url: "", events: ["intent.decided", "intent.timed_out"] };

/** Makes a webhook, then shows its secret: once. */
export function CreateWebhook() {
  const [open, setOpen] = useState(false);
  const [body, setBody] = useState(BEGIN);
  const [created, setCreated] = useState<WebhookCreatedWire | null>(null);
  /** The reader wants to leave with the secret perhaps not kept. */
  const [leaving, setLeaving] = useState(false);
  const saver = useSave({ send: createWebhook, stale: aboutWebhooks, done: "Webhook created" });
  const begin = () => {
    setBody(BEGIN);
    setCreated(null);
    setLeaving(false);
    saver.reset();
    setOpen(true);
  };
  const close = () => (created && !leaving ? setLeaving(true) : setOpen(false));
  const create = async () => setCreated(await saver.save({ ...body, url: body.url.trim() }));
  return (
    <Dialog
      title={created ? "Keep this secret" : "New webhook"}
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          <Plus aria-hidden />
          New webhook
        </Button>
      }
      open={open}
      onOpenChange={(next) => (next ? begin() : close())}
      className="desk:w-144"
      footer={
        created ? (
          <Button variant="primary" className="h-11 desk:h-8" onClick={() => setOpen(false)}>
            I have kept it
          </Button>
        ) : (
          <>
            <DialogClose asChild>
              <Button className="h-11 desk:h-8">Cancel</Button>
            </DialogClose>
            <Button
              variant="primary"
              className="h-11 desk:h-8"
              pending={saver.saving}
              onClick={() => void create()}
            >
              Create webhook
            </Button>
          </>
        )
      }
    >
      {created ? (
        <NewSecret created={created} leaving={leaving} />
      ) : (
        <Fields body={body} onChange={setBody} saver={saver} onSend={() => void create()} />
      )}
    </Dialog>
  );
}

interface FieldsProps {
  body: WebhookBody;
  onChange: (body: WebhookBody) => void;
  saver: Saver<WebhookBody, WebhookCreatedWire>;
  onSend: () => void;
}

function Fields({ body, onChange, saver, onSend }: FieldsProps) {
  return (
    <form
      className="flex flex-col gap-4 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Field
        label="Address"
        help="Where events are posted. It answers with any 2xx once it has taken one."
        error={saver.flawAt("/url")}
      >
        {(wiring) => (
          <Input
            {...wiring}
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://example.com/hooks/countersign"
            value={body.url}
            onChange={({ target }) => onChange({ ...body, url: target.value })}
          />
        )}
      </Field>
      <EventChoice
        chosen={body.events}
        onChange={(events) => onChange({ ...body, events })}
        error={saver.flawAt("/events")}
      />
      <Problem problem={saver.problem} shown={["/url", "/events"]} />
    </form>
  );
}
