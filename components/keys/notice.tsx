"use client";

import { useSyncExternalStore } from "react";

const SHOWN_MS = 6_000;
const listeners = new Set<() => void>();
let words = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the reader, for a moment and politely, what a key did or what it waits for. */
export function notice(text: string): void {
  clearTimeout(timer);
  words = text;
  if (text) timer = setTimeout(() => notice(""), SHOWN_MS);
  listeners.forEach((listener) => listener());
}

/** Where notices appear. Mount it once. */
export function Notices() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => words,
    () => "",
  );
  return (
    <div
      role="status"
      aria-label="Keyboard"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex justify-center px-4"
    >
      {text && (
        <p className="animate-rise rounded-md bg-ink px-3 py-1.5 text-sm text-surface shadow-float">{text}</p>
      )}
    </div>
  );
}
