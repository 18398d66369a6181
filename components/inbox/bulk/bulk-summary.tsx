"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { useUndoable } from "../../intent/undo";
import { secondsTo } from "../../intent/undo-toast";
import { useTakeBack } from "../../intent/use-take-back";
import { Button } from "../../ui/button";
import { useNow } from "../../ui/now";
import type { BulkVerb } from "./fit";
import { IntentLink, LeftOut } from "./left-out";
import type { Outcome } from "./send";

interface BulkSummaryProps {
  verb: BulkVerb;
  intents: readonly IntentSummaryWire[];
  outcomes: readonly Outcome[];
  onRetry: (ids: readonly string[]) => void;
  onClose: () => void;
}

const PAST: Record<BulkVerb, string> = {
  approve: "approved",
  reject: "rejected",
  reassign: "passed on",
  snooze: "snoozed",
};

/** What went through and what did not, each failure with its reason, and another try where one may help. */
export function BulkSummary({ verb, intents, outcomes, onRetry, onClose }: BulkSummaryProps) {
  const through = outcomes.filter((outcome) => "after" in outcome).length;
  const failed = outcomes.flatMap((outcome) => ("problem" in outcome ? [outcome] : []));
  const passing = failed.filter(({ problem }) => problem.isPassing).map(({ id }) => id);
  const titleOf = (id: string) => intents.find((intent) => intent.id === id)?.title ?? id;
  return (
    <div className="flex flex-col gap-4 pb-4">
      <div role="status" className="flex flex-col gap-1">
        <Line good count={through} words={PAST[verb]} />
        <Line count={failed.length} words="did not go through" />
      </div>
      <TakeBack />
      {failed.length > 0 && (
        <ul aria-label="What did not go through" className="flex flex-col">
          {failed.map(({ id, problem }) => (
            <li key={id} className="border-t border-line py-1.5">
              <IntentLink intent={{ id, title: titleOf(id) }} onGo={onClose} />
              <p className="text-sm text-bad">
                {problem.code === "invalid_answer" ? "It needs its own answer. " : ""}
                {problem.detail}
              </p>
            </li>
          ))}
        </ul>
      )}
      <LeftOut verb={verb} intents={intents} onGo={onClose} />
      <div className="flex flex-wrap justify-end gap-2">
        {passing.length > 0 && (
          <Button className="h-11 desk:h-8" onClick={() => onRetry(passing)}>
            Try {passing.length} again
          </Button>
        )}
        <Button autoFocus variant="primary" className="h-11 desk:h-8" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}

function Line({ good, count, words }: { good?: true; count: number; words: string }) {
  if (count === 0 && !good) return null;
  const Icon = good ? CircleCheck : CircleAlert;
  return (
    <p className="flex items-center gap-2 font-medium tabular-nums">
      <Icon aria-hidden className={good ? "size-4 text-good" : "size-4 text-bad"} />
      {count} {words}
    </p>
  );
}

/** While their answers are held, all of them at once. */
function TakeBack() {
  const undoable = useUndoable();
  const takeBack = useTakeBack();
  const now = useNow();
  if (!undoable) return null;
  return (
    <Button
      className="h-11 self-start desk:h-8"
      pending={takeBack.isPending}
      onClick={() => takeBack.mutate(undoable.ids)}
    >
      Undo{" "}
      <span aria-hidden className="tabular-nums">
        {Math.max(0, secondsTo(undoable.until, now))}
      </span>
    </Button>
  );
}
