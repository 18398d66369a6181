"use client";

import type { IntentWire } from "@/core/wire/intent";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { ChangeList } from "./change-list";
import type { Change } from "./changes";
import { Revealed } from "./revealed";

interface OverrideDialogProps {
  intent: IntentWire;
  justification: string;
  changes: readonly Change[];
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** An exception is granted in two steps: the second spells out what is granted, and why it was said to be. */
export function OverrideDialog(props: OverrideDialogProps) {
  const { intent, justification, changes, open, onClose, onConfirm } = props;
  return (
    <Dialog
      title="Grant this exception?"
      description={`${intent.from_agent_name} may then go past a rule that stands. It is recorded under your name.`}
      open={open}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <>
          <Button size="lg" onClick={onClose}>
            Not yet
          </Button>
          <Button size="lg" variant="danger" onClick={onConfirm}>
            Grant the exception
          </Button>
        </>
      }
    >
      <dl className="flex flex-col gap-3">
        <div>
          <dt className="text-sm text-ink-muted">What is granted</dt>
          <dd className="font-medium wrap-anywhere">
            <Revealed>{intent.title}</Revealed>
          </dd>
        </div>
        {changes.length > 0 && (
          <div>
            <dt className="text-sm text-ink-muted">With your changes</dt>
            <dd>
              <ChangeList changes={changes} />
            </dd>
          </div>
        )}
        <div>
          <dt className="text-sm text-ink-muted">Your justification</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">{justification}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
