"use client";

import type { IntentSummaryWire } from "@/core/wire/intent";
import { Button } from "../../ui/button";
import { SnoozePicker } from "../snooze-picker";
import { BulkAnswer } from "./bulk-answer";
import type { Send } from "./bulk-dialog";
import { BulkReassign } from "./bulk-reassign";
import { type BulkVerb, fitOf } from "./fit";
import { LeftOut } from "./left-out";
import { sendSnoozes } from "./send";

export interface BulkAskProps {
  verb: BulkVerb;
  intents: readonly IntentSummaryWire[];
  onSend: (ids: readonly string[], send: Send) => void;
  onClose: () => void;
}

/** What has to be known once for all of them, and which of them cannot come along. */
export function BulkAsk(props: BulkAskProps) {
  const { verb, intents, onSend, onClose } = props;
  const fitting = intents.filter((intent) => fitOf(intent, verb).fits);
  const [first] = fitting.toSorted((a, b) => a.deadline_at.localeCompare(b.deadline_at));
  const ids = fitting.map(({ id }) => id);
  return (
    <div className="flex flex-col gap-4 pb-2">
      {!first && <Button onClick={onClose}>Close</Button>}
      {first && verb === "snooze" && (
        <SnoozePicker
          deadline={first.deadline_at}
          pending={false}
          onPick={(until) => onSend(ids, (chosen, onProgress) => sendSnoozes(chosen, until, onProgress))}
        />
      )}
      {first && verb === "reassign" && <BulkReassign ids={ids} onSend={onSend} />}
      {first && (verb === "approve" || verb === "reject") && (
        <BulkAnswer verb={verb} intents={fitting} onSend={onSend} />
      )}
      <LeftOut verb={verb} intents={intents} onGo={onClose} />
    </div>
  );
}
