"use client";

import { X } from "lucide-react";
import { useRef, useState } from "react";
import { isOpen } from "@/core/intent";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { KeyHint } from "../../keys/hint";
import { Button } from "../../ui/button";
import { BulkDialog } from "./bulk-dialog";
import { useBulkKeys, VERBS } from "./bulk-keys";
import { BULK_VERBS, type BulkVerb, fitOf } from "./fit";
import { clearSelection, selectAll, selectOnly, useSelection } from "./selection";
import { useChosen, useShown } from "./use-chosen";

interface Job {
  verb: BulkVerb;
  intents: IntentSummaryWire[];
}

/** How many are selected and what can be done with them at once; under the list while there is something to say. */
export function BulkBar() {
  const shown = useShown();
  const chosen = useChosen();
  const { ids, choosing } = useSelection();
  const [job, setJob] = useState<Job | null>(null);
  const begin = (verb: BulkVerb, wanted: readonly string[]) => {
    const known = new Map([...shown, ...chosen].map((intent) => [intent.id, intent]));
    setJob({ verb, intents: wanted.flatMap((id) => known.get(id) ?? []) });
  };
  const bar = useRef<HTMLDivElement>(null);
  useBulkKeys(
    bar,
    shown.map(({ id }) => id),
    begin,
  );
  const closed = chosen.filter((intent) => !isOpen(intent));
  return (
    <>
      {(ids.length > 0 || choosing) && (
        <div
          ref={bar}
          role="group"
          aria-label="Selection"
          className="flex shrink-0 animate-rise flex-col gap-2 border-t border-line bg-surface px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-float"
        >
          <div className="flex items-center gap-2">
            <p role="status" className="min-w-0 flex-1 font-medium tabular-nums">
              {ids.length === 0 ? "Tap what to select" : `${ids.length} selected`}
            </p>
            <Button
              variant="ghost"
              className="max-desk:h-11"
              onClick={() => selectAll(shown.map(({ id }) => id))}
            >
              All {shown.length} shown <KeyHint action="selectAll" />
            </Button>
            <Button
              variant="ghost"
              size="icon"
              className="max-desk:size-11"
              aria-label="Unselect all"
              aria-keyshortcuts="Escape"
              onClick={clearSelection}
            >
              <X aria-hidden />
            </Button>
          </div>
          <ClosedMeanwhile closed={closed} ids={ids} />
          {ids.length > 0 && (
            <div className="grid grid-cols-2 gap-2">
              {BULK_VERBS.map((verb) => (
                <VerbButton key={verb} verb={verb} chosen={chosen} onClick={() => begin(verb, ids)} />
              ))}
            </div>
          )}
        </div>
      )}
      {job && <BulkDialog {...job} onClose={() => setJob(null)} />}
    </>
  );
}

interface VerbButtonProps {
  verb: BulkVerb;
  chosen: readonly IntentSummaryWire[];
  onClick: () => void;
}

/** Offered only where it fits at least one of them. */
function VerbButton({ verb, chosen, onClick }: VerbButtonProps) {
  const fitting = chosen.filter((intent) => fitOf(intent, verb).fits).length;
  return (
    <Button className="h-11 desk:h-8" disabled={fitting === 0} onClick={onClick}>
      {VERBS[verb]}{" "}
      <span className={fitting < chosen.length ? "text-ink-muted tabular-nums" : "sr-only"}>{fitting}</span>
      <span className="sr-only"> of {chosen.length} selected</span>
      <KeyHint action={verb} />
    </Button>
  );
}

/** Those that somebody else, or the clock, closed after they were selected. */
function ClosedMeanwhile({ closed, ids }: { closed: readonly IntentSummaryWire[]; ids: readonly string[] }) {
  if (closed.length === 0) return null;
  const unselect = () => selectOnly(ids.filter((id) => !closed.some((intent) => intent.id === id)));
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-warn">
      <span className="min-w-0 flex-1">
        {closed.length === 1
          ? `“${closed[0]?.title}” was closed meanwhile.`
          : `${closed.length} of them were closed meanwhile.`}
      </span>
      <Button size="sm" variant="ghost" className="max-desk:h-11" onClick={unselect}>
        Unselect
      </Button>
    </p>
  );
}
