"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { offerUndo } from "../../intent/undo";
import { intentQuery } from "../../queries/intents";
import { Dialog } from "../../ui/dialog";
import { SNOOZE_WORDS } from "../snooze-dialog";
import { BulkAsk } from "./bulk-ask";
import { VERBS } from "./bulk-keys";
import { BulkProgress } from "./bulk-progress";
import { BulkSummary } from "./bulk-summary";
import type { BulkVerb } from "./fit";
import { selectOnly, useSelection } from "./selection";
import type { Outcome } from "./send";

/** Does it to these, tells how far it is, and answers with how it went for each of them. */
export type Send = (ids: readonly string[], onProgress: (done: number) => void) => Promise<Outcome[]>;

type Phase =
  | { name: "asking" }
  | { name: "sending"; done: number; total: number }
  | { name: "done"; outcomes: Outcome[]; send: Send };

interface BulkDialogProps {
  verb: BulkVerb;
  intents: readonly IntentSummaryWire[];
  onClose: () => void;
}

/** Asks once for all of them, sends, and says what went through and what did not. */
export function BulkDialog({ verb, intents, onClose }: BulkDialogProps) {
  const [phase, setPhase] = useState<Phase>({ name: "asking" });
  const selection = useSelection();
  const client = useQueryClient();

  const run = async (ids: readonly string[], send: Send, before: readonly Outcome[] = []) => {
    setPhase({ name: "sending", done: 0, total: ids.length });
    const sent = await send(ids, (done) => setPhase({ name: "sending", done, total: ids.length }));
    for (const outcome of sent)
      if ("after" in outcome)
        client.setQueryData(intentQuery(outcome.id).queryKey, (old) => ({
          ...outcome.after,
          you: outcome.after.you ?? old?.you,
        }));
    offerUndo(sent.flatMap((outcome) => ("after" in outcome ? [outcome.after] : [])));
    void client.invalidateQueries({ queryKey: ["intents"] });
    void client.invalidateQueries({ queryKey: ["events"] });
    const through = new Set(sent.flatMap((outcome) => ("after" in outcome ? [outcome.id] : [])));
    selectOnly(selection.ids.filter((id) => !through.has(id)));
    const kept = before.filter(({ id }) => !ids.includes(id));
    setPhase({ name: "done", outcomes: [...kept, ...sent], send });
  };

  return (
    <Dialog
      open
      title={phase.name === "done" ? "What went through" : titleOf(verb, intents)}
      description={phase.name === "asking" && verb === "snooze" ? SNOOZE_WORDS : undefined}
      onOpenChange={(open) => !open && phase.name !== "sending" && onClose()}
    >
      {phase.name === "asking" && (
        <BulkAsk {...{ verb, intents, onClose }} onSend={(ids, send) => void run(ids, send)} />
      )}
      {phase.name === "sending" && <BulkProgress {...phase} />}
      {phase.name === "done" && (
        <BulkSummary
          {...{ verb, intents, onClose }}
          outcomes={phase.outcomes}
          onRetry={(ids) => void run(ids, phase.send, phase.outcomes)}
        />
      )}
    </Dialog>
  );
}

function titleOf(verb: BulkVerb, intents: readonly IntentSummaryWire[]): string {
  const [first, second] = intents;
  if (first && !second) return `${VERBS[verb]} “${first.title}”`;
  return `${VERBS[verb]} ${intents.length} selected`;
}
