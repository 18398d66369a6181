"use client";

import { useSyncExternalStore } from "react";

const KEY = "countersign.seen";
const KEPT = 2_000;
const listeners = new Set<() => void>();
let seen: ReadonlySet<string> | undefined;

/** A revision is news again. */
const keyOf = (intent: { id: string; revision: number }) => `${intent.id}.${intent.revision}`;

function load(): ReadonlySet<string> {
  if (seen) return seen;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    seen = new Set(Array.isArray(stored) ? stored.filter((item) => typeof item === "string") : []);
  } catch {
    seen = new Set();
  }
  return seen;
}

/** Remembers, in this browser, that the reader has opened it. */
export function markSeen(intent: { id: string; revision: number }): void {
  const key = keyOf(intent);
  if (load().has(key)) return;
  seen = new Set([...load(), key].slice(-KEPT));
  try {
    localStorage.setItem(KEY, JSON.stringify([...seen]));
  } catch {
    // A full or forbidden storage costs only the memory across reloads.
  }
  listeners.forEach((tell) => tell());
}

export function useSeen(intent: { id: string; revision: number }): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => load().has(keyOf(intent)),
    () => false,
  );
}
