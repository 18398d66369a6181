"use client";

import { useState } from "react";
import type { AnchorPeriod } from "@/core/audit/anchor";
import type { AnchorsBody, AnchorsWire } from "@/core/wire/audit-anchors";
import { aboutAnchors, setAnchors } from "../../queries/audit-anchors";
import { Button } from "../../ui/button";
import { CopyBlock } from "../../ui/copy-block";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { DialogForm } from "../dialog-form";
import { Problem } from "../problem";
import { useSave } from "../use-save";

interface Draft {
  addresses: string;
  mailEvery: AnchorPeriod;
  url: string;
  webhookEvery: AnchorPeriod;
}

const draftOf = ({ mail, webhook }: AnchorsWire): Draft => ({
  addresses: mail?.addresses.join("\n") ?? "",
  mailEvery: mail?.every ?? "day",
  url: webhook?.url ?? "",
  webhookEvery: webhook?.every ?? "hour",
});

function bodyOf({ addresses, mailEvery, url, webhookEvery }: Draft): AnchorsBody {
  const given = addresses.split(/[\s,;]+/).filter((address) => address !== "");
  return {
    mail: given.length > 0 ? { addresses: given, every: mailEvery } : null,
    webhook: url.trim() === "" ? null : { url: url.trim(), every: webhookEvery },
  };
}

/** Says who keeps signed heads; a new address for them to be posted to gets its secret shown, once. */
export function EditAnchors({ anchors }: { anchors: AnchorsWire }) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(draftOf(anchors));
  const [secret, setSecret] = useState<string | null>(null);
  const saver = useSave({ send: setAnchors, stale: aboutAnchors, done: "Where heads are kept is saved" });
  const onOpenChange = (next: boolean) => {
    if (next) setDraft(draftOf(anchors));
    setSecret(null);
    saver.reset();
    setOpen(next);
  };
  const save = async () => {
    const saved = await saver.save(bodyOf(draft));
    if (!saved) return;
    setSecret(saved.secret);
    if (saved.secret === null) setOpen(false);
  };
  return (
    <Dialog
      title={secret === null ? "Where heads are kept" : "Keep this secret"}
      description={
        secret === null
          ? "Whoever gets the newest signed head can show that entries before it were changed or cut off. Choose somebody who cannot change this server’s database."
          : "What is posted is signed with it (Standard Webhooks). It is shown only now."
      }
      trigger={<Button>Change</Button>}
      open={open}
      onOpenChange={onOpenChange}
      className="desk:w-144"
    >
      {secret === null ? (
        <DialogForm act="Save" saving={saver.saving} onSend={save}>
          <MailFields {...{ draft, setDraft }} error={flawIn(saver.flawAt, "/mail/addresses")} />
          <WebhookFields {...{ draft, setDraft }} error={saver.flawAt("/webhook/url")} />
          <Problem problem={saver.problem} shown={["/mail/addresses", "/webhook/url"]} />
        </DialogForm>
      ) : (
        <div className="pb-2">
          <CopyBlock label="Signing secret" text={secret} />
        </div>
      )}
    </Dialog>
  );
}

/** Of a list: what is wrong with it as a whole, or with its first members. */
const flawIn = (flawAt: (pointer: string) => string | undefined, pointer: string): string | undefined =>
  flawAt(pointer) ?? Array.from({ length: 10 }, (_, index) => flawAt(`${pointer}/${index}`)).find(Boolean);

interface FieldsProps {
  draft: Draft;
  setDraft: (draft: Draft) => void;
  error: string | undefined;
}

const EVERY = [
  { value: "hour", label: "Every hour" },
  { value: "day", label: "Every day" },
  { value: "week", label: "Every week" },
];

interface EveryFieldProps {
  label: string;
  value: AnchorPeriod;
  onChange: (every: AnchorPeriod) => void;
}

function EveryField({ label, value, onChange }: EveryFieldProps) {
  return (
    <Field label={label} help="Only where something new is sealed.">
      {({ id }) => (
        <Select
          id={id}
          options={EVERY}
          value={value}
          onValueChange={(every) => onChange(every as AnchorPeriod)}
        />
      )}
    </Field>
  );
}

function MailFields({ draft, setDraft, error }: FieldsProps) {
  return (
    <>
      <Field label="Mail to" required={false} help="Ten addresses at most, one a line." error={error}>
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            placeholder="audit@elsewhere.example"
            value={draft.addresses}
            onChange={({ target }) => setDraft({ ...draft, addresses: target.value })}
          />
        )}
      </Field>
      <EveryField
        label="How often to mail"
        value={draft.mailEvery}
        onChange={(mailEvery) => setDraft({ ...draft, mailEvery })}
      />
    </>
  );
}

function WebhookFields({ draft, setDraft, error }: FieldsProps) {
  return (
    <>
      <Field label="Post to" required={false} help="As the signed event audit.head." error={error}>
        {(wiring) => (
          <Input
            {...wiring}
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://archive.example/heads"
            value={draft.url}
            onChange={({ target }) => setDraft({ ...draft, url: target.value })}
          />
        )}
      </Field>
      <EveryField
        label="How often to post"
        value={draft.webhookEvery}
        onChange={(webhookEvery) => setDraft({ ...draft, webhookEvery })}
      />
    </>
  );
}
