"use client";

import { useState } from "react";
import { reassignIntent } from "../queries/commands";
import type { Pickable } from "../queries/people";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { nameOf, PeoplePicker } from "./people-picker";
import { nameList } from "./sentence";
import { useIntentChange } from "./use-intent-change";

/** Passes a question on to other people or teams; whoever was asked before may still answer. */
export function ReassignDialog({ id, people }: { id: string; people: readonly Pickable[] }) {
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const change = useIntentChange(id, reassignIntent.bind(null, id));
  const send = () =>
    change.mutate(
      { to, ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSuccess: () => {
          setOpen(false);
          setTo([]);
          setReason("");
        },
      },
    );
  return (
    <Dialog
      title="Pass on"
      description="They are asked now. You can still answer."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button className="max-desk:h-11">Pass on…</Button>}
      footer={
        <>
          <DialogClose asChild>
            <Button className="max-desk:h-11">Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            className="max-desk:h-11"
            disabled={to.length === 0}
            pending={change.isPending}
            onClick={send}
          >
            {to.length === 0 ? "Pass on" : `Pass on to ${nameList(to.map((ref) => nameOf(people, ref)))}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <div className="flex flex-col gap-1">
          <label htmlFor="reassign-to" className="font-medium">
            To
          </label>
          <PeoplePicker id="reassign-to" label="To" people={people} chosen={to} onChange={setTo} />
        </div>
        <Field label="Reason" required={false}>
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              maxLength={2_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {change.error && <Banner tone="error">{wordsOf(change.error)}</Banner>}
      </div>
    </Dialog>
  );
}
