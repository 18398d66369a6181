"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useSelectedLayoutSegments } from "next/navigation";
import { useEffect, useState } from "react";
import { KeyHint } from "../keys/hint";
import { useActions } from "../keys/registry";
import { Button } from "../ui/button";
import { useNow } from "../ui/now";
import { forgetUndo, useUndoable } from "./undo";
import { useTakeBack } from "./use-take-back";

/** Offers, while the answer is held, to take it back; on a narrow screen its own page does. Said once; the seconds are only for the eye. */
export function UndoToast() {
  const undoable = useUndoable();
  const open = useSelectedLayoutSegments().at(-1) ?? "";
  const isSaidThere = undoable?.ids.length === 1 && undoable.ids.includes(open);
  return (
    <div
      role="status"
      aria-label="Undo"
      className={clsx(
        "pointer-events-none fixed inset-x-0 bottom-20 z-30 px-4 desk:bottom-6",
        isSaidThere && "max-desk:hidden",
      )}
    >
      {undoable && <Offer key={undoable.until} {...undoable} />}
    </div>
  );
}

function Offer({ ids, words, until }: { ids: readonly string[]; words: string; until: number }) {
  const takeBack = useTakeBack();
  const left = secondsTo(until, useNow());
  const [asked] = useState(() => Math.max(1, left));
  useActions({ undo: { run: () => takeBack.mutate(ids) } });
  useEffect(() => {
    if (left <= 0 && !takeBack.isPending) forgetUndo();
  }, [left, takeBack.isPending]);
  return (
    <div className="pointer-events-auto mx-auto flex w-fit max-w-full animate-rise items-center gap-2 rounded-md border border-line bg-surface py-1 pr-1 pl-3 shadow-float">
      <p className="min-w-0">
        {words}.<span className="sr-only"> It can be taken back for {asked} seconds.</span>
      </p>
      <Button
        variant="primary"
        className="max-desk:h-11"
        aria-keyshortcuts="z"
        pending={takeBack.isPending}
        onClick={() => takeBack.mutate(ids)}
      >
        Undo
        <span aria-hidden className="w-5 text-right tabular-nums">
          {Math.max(0, left)}
        </span>
        <KeyHint action="undo" />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className="max-desk:size-11"
        aria-label="Close"
        onClick={forgetUndo}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}

export const secondsTo = (until: number, now: number): number => Math.ceil((until - now) / 1_000);
