"use client";

import { useState } from "react";
import { PersonField } from "../../absence/person-field";
import { fromLocalDateTime } from "../../form/local-time";
import { addOverride } from "../../queries/schedules";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { useTimeZone } from "../../ui/now";
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
    <form
      noValidate
      className="flex flex-col gap-4 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PersonField label="Who" error={flawAt("/person")} chosen={person} onChange={setPerson} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="From" error={flawAt("/from")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={from}
              onChange={({ target }) => setFrom(target.value)}
            />
          )}
        </Field>
        <Field label="To" error={flawAt("/to")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={to}
              onChange={({ target }) => setTo(target.value)}
            />
          )}
        </Field>
      </div>
      <p className="-mt-3 text-sm text-ink-muted">In your time zone, {zone.replaceAll("_", " ")}.</p>
      <Problem problem={problem} shown={["/person", "/from", "/to"]} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button className="h-11 desk:h-8">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" className="h-11 desk:h-8" pending={saving}>
          Add override
        </Button>
      </div>
    </form>
  );
}
