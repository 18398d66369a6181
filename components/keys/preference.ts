"use client";

import { useSyncExternalStore } from "react";

const KEY = "countersign.single-keys";
const listeners = new Set<() => void>();

/** Whether keys without a modifier do anything, as this person set it in this browser. On unless turned off. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function turnSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Without a store the keys stay as they are.
  }
  listeners.forEach((tell) => tell());
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      addEventListener("storage", listener);
      return () => {
        listeners.delete(listener);
        removeEventListener("storage", listener);
      };
    },
    singleKeysAreOn,
    () => true,
  );
}
