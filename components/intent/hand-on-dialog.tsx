"use client";

import { useState } from "react";
import { actionOf } from "../keys/actions";
import { KeyHint } from "../keys/hint";
import { ariaKeysOf } from "../keys/key-words";
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

const WAYS = {
  delegate: {
    action: "delegate",
    title: "Delegate",
    description: "One person is asked in your place. Whoever else is asked stays, and you can still answer.",
  },
  "pass on": {
    action: "reassign",
    title: "Pass on",
    description: "They are asked now. You can still answer.",
  },
} as const;

interface HandOnDialogProps {
  way: keyof typeof WAYS;
  id: string;
  people: readonly Pickable[];
  /** How it ended meanwhile; an open dialog then stays, with what was typed. */
  over: string | null;
}

/** Hands a question on to other people or teams; whoever was asked before may still answer. */
export function HandOnDialog({ way, id, people, over }: HandOnDialogProps) {
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<string[]>([]);
  const [reason, setReason] = useState("");
  const change = useIntentChange(id, reassignIntent.bind(null, id));
  const { title, description, action } = WAYS[way];
  const fieldId = `${way.replace(" ", "-")}-to`;
  if (over !== null && !open) return null;
  const send = () =>
    change.mutate(
      {
        to,
        ...(reason.trim() && { reason: reason.trim() }),
        ...(way === "delegate" && { delegate: true }),
      },
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
      title={title}
      description={description}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          data-action={action}
          aria-keyshortcuts={ariaKeysOf(actionOf(action))}
          className="max-desk:h-11"
        >
          {title}… <KeyHint action={action} />
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button className="max-desk:h-11">{over === null ? "Cancel" : "Close"}</Button>
          </DialogClose>
          <Button
            variant="primary"
            className="max-desk:h-11"
            disabled={to.length === 0 || over !== null}
            pending={change.isPending}
            onClick={send}
          >
            {to.length === 0 ? title : `${title} to ${nameList(to.map((ref) => nameOf(people, ref)))}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <div role="status" className="empty:hidden">
          {over !== null && (
            <Banner tone="warn" live={false}>
              {over} There is nothing left to hand on.
            </Banner>
          )}
        </div>
        <div className="flex flex-col gap-1">
          <label htmlFor={fieldId} className="font-medium">
            To
          </label>
          <PeoplePicker
            id={fieldId}
            label="To"
            people={people}
            chosen={to}
            onChange={setTo}
            single={way === "delegate"}
          />
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
        {change.error && over === null && <Banner tone="error">{wordsOf(change.error)}</Banner>}
      </div>
    </Dialog>
  );
}
