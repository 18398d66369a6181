"use client";

import { useEffect, useId, useRef } from "react";
import type { ActionId } from "./actions";

/** How an action is done where the reader is now. */
export interface Handler {
  run: () => void;
  /** What it is called here: "Mark as done" rather than "Approve". */
  label?: string;
  /** Whether it applies at this moment; by default it does while its component is shown. */
  when?: () => boolean;
}

export type Handlers = Partial<Record<ActionId, Handler>>;

interface Registration {
  layer: number;
  handlers: () => Handlers;
}

/** Who comes first: a field that is typed into, then what is selected, then the request that is open. */
const LAYERS = { page: 0, request: 1, selection: 2, field: 3 } as const;

const registrations = new Map<string, Registration>();

/** Offers actions while the component is shown. A higher layer's handler hides a lower one's. */
export function useActions(handlers: Handlers, layer: keyof typeof LAYERS = "page"): void {
  const id = useId();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    registrations.set(id, { layer: LAYERS[layer], handlers: () => latest.current });
    return () => void registrations.delete(id);
  }, [id, layer]);
}

/** Who does an action now; null where nobody does. */
export function handlerOf(action: ActionId): Handler | null {
  const all = [...registrations.values()].toSorted((a, b) => b.layer - a.layer);
  for (const { handlers } of all) {
    const handler = handlers()[action];
    if (handler && (handler.when?.() ?? true)) return handler;
  }
  return null;
}

/** Does an action where it can be done now, as its key would. */
export const perform = (action: ActionId): void => handlerOf(action)?.run();
