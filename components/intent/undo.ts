"use client";

import { useSyncExternalStore } from "react";
import type { IntentWire } from "@/core/wire/intent";
import { outcomePast } from "./outcome-words";

/** Answers of mine that the agent has not heard of yet. */
interface Undoable {
  ids: readonly string[];
  /** "You approved this", "You approved 4". */
  words: string;
  /** Milliseconds since the epoch: when the first of them is released. */
  until: number;
}

const listeners = new Set<() => void>();
let undoable: Undoable | null = null;

function set(next: Undoable | null): void {
  undoable = next;
  listeners.forEach((tell) => tell());
}

/** Offers to take back those of these answers that are held. The last offer counts. */
export function offerUndo(answered: readonly IntentWire[]): void {
  const held = answered.flatMap(({ id, held }) => (held ? [{ id, ...held }] : []));
  const [first] = held.toSorted((a, b) => a.until.localeCompare(b.until));
  if (!first) return;
  const words =
    held.length === 1 ? `You ${outcomePast(first.outcome)}` : `You answered ${held.length} requests`;
  set({ ids: held.map(({ id }) => id), words, until: Date.parse(first.until) });
}

export const forgetUndo = (): void => set(null);

export const useUndoable = (): Undoable | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => undoable,
    () => null,
  );
