"use client";

import { toast } from "sonner";
import type { Draft } from "./draft";
import type { DraftChange } from "./draft-store";

const UNDO_MS = 10_000;

/** Throws away what was typed, and takes it back if the reader did not mean it. */
export function discard(draft: Draft, clear: () => void, change: (part: DraftChange) => void): void {
  clear();
  toast("What you wrote was thrown away.", {
    duration: UNDO_MS,
    action: { label: "Undo", onClick: () => change(draft) },
  });
}
