"use client";

import { useSyncExternalStore } from "react";
import { z } from "zod";
import { DecisionBody } from "@/core/wire/commands";

const KEY = "countersign.outbox";

/** An answer that the connection did not take. */
const Waiting = z.object({
  id: z.string(),
  title: z.string(),
  /** Whose it is: nobody else who signs in with this browser sends it. */
  by: z.string(),
  answer: DecisionBody,
});
export type Waiting = z.infer<typeof Waiting>;

const NONE: readonly Waiting[] = [];
const listeners = new Set<() => void>();
let known: { text: string | null; items: readonly Waiting[] } = { text: null, items: NONE };

/** What waits to be sent, also after a reload, the oldest first. */
export function waiting(): readonly Waiting[] {
  const text = stored();
  if (text !== known.text) known = { text, items: parsed(text) };
  return known.items;
}

/** Keeps an answer until there is a connection; the newest to a question counts. */
export function keepToSend(item: Waiting): void {
  store([...waiting().filter(({ id }) => id !== item.id), item]);
}

export const forgetToSend = (id: string): void => store(waiting().filter((item) => item.id !== id));

export const useWaiting = (): readonly Waiting[] => useSyncExternalStore(subscribe, waiting, () => NONE);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

function parsed(text: string | null): readonly Waiting[] {
  try {
    return text === null ? NONE : z.array(Waiting).parse(JSON.parse(text));
  } catch {
    return NONE;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(items: readonly Waiting[]): void {
  try {
    if (items.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(items));
  } catch {
    // Without a store nothing is kept to be sent; what was typed stays on the page, with its button.
  }
  listeners.forEach((tell) => tell());
}
