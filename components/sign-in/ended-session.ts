"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let ended = false;

function set(next: boolean): void {
  ended = next;
  listeners.forEach((tell) => tell());
}

/** The session has ended: asks for signing in, on top of what the reader was doing. */
export const signInAgain = (): void => set(true);

export const sessionIsBack = (): void => set(false);

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
    () => false,
  );
