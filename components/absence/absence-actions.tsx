"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { toast } from "sonner";
import type { AbsenceWire } from "@/core/wire/absences";
import { ConfirmRemoval } from "../admin/confirm-removal";
import { useSave } from "../admin/use-save";
import { endAbsence, removeAbsence } from "../queries/absences";
import { Button } from "../ui/button";
import { useNow } from "../ui/now";
import { AbsenceDialog } from "./absence-dialog";

interface AbsenceActionsProps {
  absence: AbsenceWire;
  whose: "mine" | "anybody";
}

const STALE = [["absences"], ["shifts"]];

/** What can be done with an absence that is not over. */
export function AbsenceActions({ absence, whose }: AbsenceActionsProps) {
  const { id, user, starts_at, delegate } = absence;
  const begun = Date.parse(starts_at) <= useNow(60_000);
  const kept = delegate ? `What ${delegate.name} was asked meanwhile stays there.` : "";
  const back = useSave({
    send: () => endAbsence(id),
    stale: STALE,
    done: `The absence is over. ${kept}`.trim(),
  });
  const client = useQueryClient();
  const remove = async () => {
    await removeAbsence(id);
    toast.success("Absence removed");
    await Promise.all(STALE.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  const name = whose === "mine" ? "your absence" : `the absence of ${user.name}`;
  const icon = "size-11 desk:size-8";
  return (
    <>
      {begun && (
        <Button className="h-11 desk:h-8" pending={back.saving} onClick={() => void back.save(undefined)}>
          {whose === "mine" ? "I am back" : "Back now"}
        </Button>
      )}
      <AbsenceDialog
        {...{ absence, whose }}
        trigger={
          <Button variant="ghost" size="icon" className={icon} aria-label={`Change ${name}`}>
            <Pencil aria-hidden />
          </Button>
        }
      />
      <ConfirmRemoval
        title={`Remove ${name}?`}
        act="Remove absence"
        onConfirm={remove}
        trigger={
          <Button variant="ghost" size="icon" className={icon} aria-label={`Remove ${name}`}>
            <Trash2 aria-hidden />
          </Button>
        }
      >
        <p>
          {whose === "mine" ? "You are" : `${user.name} is`} asked again from now on. {kept}
        </p>
      </ConfirmRemoval>
    </>
  );
}
