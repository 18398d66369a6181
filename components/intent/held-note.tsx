"use client";

import type { IntentWire } from "@/core/wire/intent";
import { KeyHint } from "../keys/hint";
import { useActions } from "../keys/registry";
import { Button } from "../ui/button";
import { useNow } from "../ui/now";
import { heldInWords } from "./closing-words";
import { outcomePast } from "./outcome-words";
import { SentenceView } from "./sentence-view";
import { secondsTo } from "./undo-toast";
import { useTakeBack } from "./use-take-back";

interface HeldNoteProps {
  id: string;
  held: NonNullable<IntentWire["held"]>;
  readerId: string;
}

/** An answer that waits for its release, instead of the buttons: whoever gave it can take it back here. */
export function HeldNote({ id, held, readerId }: HeldNoteProps) {
  const left = Math.max(0, secondsTo(Date.parse(held.until), useNow()));
  const takeBack = useTakeBack();
  const mine = held.by.id === readerId;
  useActions(mine ? { undo: { run: () => takeBack.mutate([id]) } } : {}, "request");
  if (!mine) return <SentenceView sentence={heldInWords(held, readerId)} />;
  return (
    <span className="flex flex-wrap items-center justify-between gap-2">
      <span>
        You {outcomePast(held.outcome)}. The agent hears of it{" "}
        <span aria-hidden className="tabular-nums">
          {left > 0 ? `in ${left} s` : "now"}
        </span>
        <span className="sr-only">in a few seconds</span>.
      </span>
      <Button
        className="max-desk:h-11"
        aria-keyshortcuts="z"
        pending={takeBack.isPending}
        onClick={() => takeBack.mutate([id])}
      >
        Take it back <KeyHint action="undo" />
      </Button>
    </span>
  );
}
