"use client";

import { useState } from "react";
import { PersonField } from "../../absence/person-field";
import { fromLocalDateTime } from "../../form/local-time";
import { addOverride } from "../../queries/schedules";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useTimeZone } from "../../ui/now";
import { DialogForm } from "../dialog-form";
import { InstantField } from "../instant-field";
import { Problem } from "../problem";
import { useSave } from "../use-save";

/** Gives somebody a time out of turn. */
export function OverrideDialog({ slug }: { slug: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Give somebody a time"
      description="They are on call then, whosever turn it is."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button className="h-11 desk:h-8">Add override…</Button>}
    >
      {open && <OverrideForm slug={slug} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function OverrideForm({ slug, onDone }: { slug: string; onDone: () => void }) {
  const zone = useTimeZone();
  const [person, setPerson] = useState<string | null>(null);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const { save, saving, problem, flawAt } = useSave({
    send: addOverride.bind(null, slug),
    stale: [["schedules"], ["shifts"]],
    done: "Override added",
  });
  const send = async () => {
    const body = {
      person: person ?? "",
      from: fromLocalDateTime(from) ?? "",
      to: fromLocalDateTime(to) ?? "",
    };
    if (await save(body)) onDone();
  };
  return (
    <DialogForm act="Add override" saving={saving} onSend={send}>
      <PersonField label="Who" error={flawAt("/person")} chosen={person} onChange={setPerson} />
      <div className="grid gap-4 sm:grid-cols-2">
        <InstantField label="From" error={flawAt("/from")} value={from} onChange={setFrom} />
        <InstantField label="To" error={flawAt("/to")} value={to} onChange={setTo} />
      </div>
      <p className="-mt-3 text-sm text-ink-muted">In your time zone, {zone.replaceAll("_", " ")}.</p>
      <Problem problem={problem} shown={["/person", "/from", "/to"]} />
    </DialogForm>
  );
}
