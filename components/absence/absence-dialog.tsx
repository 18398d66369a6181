"use client";

import { type ReactNode, useState } from "react";
import type { AbsenceWire } from "@/core/wire/absences";
import { Problem } from "../admin/problem";
import { useSave } from "../admin/use-save";
import { fromLocalDateTime, toLocalDateTime } from "../form/local-time";
import { changeAbsence, setAbsence } from "../queries/absences";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useTimeZone } from "../ui/now";
import { PersonField } from "./person-field";

interface AbsenceDialogProps {
  /** Left out for a new one. */
  absence?: AbsenceWire;
  /** Whose it may be: the reader's own, or whoever the admin chooses. */
  whose: "mine" | "anybody";
  /** The reader's address: nobody stands in for themselves. */
  own?: string;
  trigger: ReactNode;
}

/** Says when somebody is away and who answers meanwhile. */
export function AbsenceDialog({ absence, whose, own, trigger }: AbsenceDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={absence ? "Change absence" : whose === "mine" ? "Be away" : "Add an absence"}
      description="What waits when it begins goes to the delegate, and so does whatever is asked until it ends."
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
    >
      {open && <AbsenceForm {...{ absence, whose, own }} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

const SHOWN = ["/user", "/starts_at", "/ends_at", "/delegate", "/note"];

function AbsenceForm({
  absence,
  whose,
  own,
  onDone,
}: Omit<AbsenceDialogProps, "trigger"> & { onDone: () => void }) {
  const zone = useTimeZone();
  const [user, setUser] = useState<string | null>(null);
  const [start, setStart] = useState(toLocalDateTime(absence?.starts_at));
  const [end, setEnd] = useState(toLocalDateTime(absence?.ends_at));
  const [delegate, setDelegate] = useState(absence?.delegate?.email ?? null);
  const [note, setNote] = useState(absence?.note ?? "");
  const { save, saving, problem, flawAt } = useSave({
    send: (body: Parameters<typeof setAbsence>[0]) =>
      absence ? changeAbsence(absence.id, body) : setAbsence(body),
    stale: [["absences"], ["shifts"]],
    done: absence ? "Absence changed" : "Absence set",
  });
  const absent = absence?.user.email ?? (whose === "mine" ? own : (user ?? undefined));
  const chooses = whose === "anybody" && !absence;
  const send = async () => {
    const saved = await save({
      ...(chooses && { user: user ?? "" }),
      starts_at: fromLocalDateTime(start) ?? "",
      ends_at: fromLocalDateTime(end) ?? "",
      delegate,
      note: note.trim() || null,
    });
    if (saved) onDone();
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
      {chooses && (
        <PersonField label="Who is away" error={flawAt("/user")} chosen={user} onChange={setUser} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="From" error={flawAt("/starts_at")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={start}
              onChange={({ target }) => setStart(target.value)}
            />
          )}
        </Field>
        <Field label="Until" error={flawAt("/ends_at")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="datetime-local"
              value={end}
              onChange={({ target }) => setEnd(target.value)}
            />
          )}
        </Field>
      </div>
      <p className="-mt-3 text-sm text-ink-muted">In your time zone, {zone.replaceAll("_", " ")}.</p>
      <PersonField
        label="Delegate"
        required={false}
        help="Answers meanwhile. Without one, requests go on to the next level."
        error={flawAt("/delegate")}
        without={absent}
        chosen={delegate}
        onChange={setDelegate}
      />
      <Field label="Note" required={false} error={flawAt("/note")}>
        {(wiring) => (
          <Input {...wiring} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
        )}
      </Field>
      <Problem problem={problem} shown={SHOWN} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button className="h-11 desk:h-8">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" className="h-11 desk:h-8" pending={saving}>
          {absence ? "Save absence" : "Set absence"}
        </Button>
      </div>
    </form>
  );
}
