"use client";

import { type ReactNode, useState } from "react";
import type { AbsenceWire } from "@/core/wire/absences";
import { DialogForm } from "../admin/dialog-form";
import { InstantField } from "../admin/instant-field";
import { Problem } from "../admin/problem";
import { useSave } from "../admin/use-save";
import { fromLocalDateTime, toLocalDateTime } from "../form/local-time";
import { changeAbsence, setAbsence } from "../queries/absences";
import { Dialog } from "../ui/dialog";
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
    <DialogForm act={absence ? "Save absence" : "Set absence"} saving={saving} onSend={send}>
      {chooses && (
        <PersonField label="Who is away" error={flawAt("/user")} chosen={user} onChange={setUser} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <InstantField label="From" error={flawAt("/starts_at")} value={start} onChange={setStart} />
        <InstantField label="Until" error={flawAt("/ends_at")} value={end} onChange={setEnd} />
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
    </DialogForm>
  );
}
