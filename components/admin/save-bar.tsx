"use client";

import { type ReactNode, useEffect } from "react";
import { Button } from "../ui/button";

interface SaveBarProps {
  /** Whether anything differs from what is saved. */
  dirty: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
  /** The button's words: "Save policy". */
  save?: string;
  /** What the change does, summed up before it applies. */
  children?: ReactNode;
}

/** Stays at the bottom while there is something to save, and asks before the page is left with it. */
export function SaveBar({ dirty, saving, onSave, onDiscard, save = "Save changes", children }: SaveBarProps) {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty]);
  if (!dirty) return null;
  return (
    <div
      role="region"
      aria-label="Unsaved changes"
      className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      <div className="min-w-0 flex-1 basis-40 text-ink-muted">{children ?? "Not saved yet."}</div>
      <Button variant="ghost" className="h-11 desk:h-8" disabled={saving} onClick={onDiscard}>
        Discard
      </Button>
      <Button variant="primary" className="h-11 desk:h-8" pending={saving} onClick={onSave}>
        {save}
      </Button>
    </div>
  );
}
