"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { IntentWire } from "@/core/wire/intent";
import { Draft, EMPTY_DRAFT, hasContent } from "./draft";

/** What is typed and not sent, kept in this browser per question and revision until it is. */
const cache = new Map<string, Draft>();
const listeners = new Set<() => void>();

const keyOf = (intentId: string, revision: number): string => `countersign:draft:${intentId}:${revision}`;

interface DraftInHand {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  clear: () => void;
}

/** The draft for this revision; where there is none yet, what was typed for an earlier one goes on. */
export function useDraft(intentId: string, revision: number): DraftInHand {
  const draft = useSyncExternalStore(
    subscribe,
    () => read(intentId, revision),
    () => EMPTY_DRAFT,
  );
  const change = useCallback(
    (part: Partial<Draft>) => write(intentId, revision, { ...read(intentId, revision), ...part }),
    [intentId, revision],
  );
  const clear = useCallback(() => discardDraft(intentId, revision), [intentId, revision]);
  return { draft, change, clear };
}

/** Throws away what was typed for this revision and those before it. */
export function discardDraft(intentId: string, revision: number): void {
  for (let old = revision; old >= 1; old--) write(intentId, old, EMPTY_DRAFT);
}

/** What was sent and held is no draft any more once it is the answer. */
export function useReleasedDraft(intent: IntentWire, readerId: string): void {
  const { clear } = useDraft(intent.id, intent.revision);
  const isAnswer = intent.status === "decided" && intent.decision?.decided_by.id === readerId;
  useEffect(() => {
    if (isAnswer) clear();
  }, [isAnswer, clear]);
}

function subscribe(listener: () => void): () => void {
  const forget = ({ key }: StorageEvent) => {
    if (key === null || !key.startsWith("countersign:draft:")) return;
    cache.delete(key);
    listener();
  };
  listeners.add(listener);
  addEventListener("storage", forget);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", forget);
  };
}

function read(intentId: string, revision: number): Draft {
  for (let at = revision; at >= 1; at--) {
    const draft = load(keyOf(intentId, at));
    if (draft !== EMPTY_DRAFT) return draft;
  }
  return EMPTY_DRAFT;
}

function load(key: string): Draft {
  const known = cache.get(key);
  if (known) return known;
  const draft = parsed(stored(key));
  cache.set(key, draft);
  return draft;
}

function parsed(text: string | null): Draft {
  try {
    return text === null ? EMPTY_DRAFT : Draft.parse(JSON.parse(text));
  } catch {
    return EMPTY_DRAFT;
  }
}

function write(intentId: string, revision: number, draft: Draft): void {
  const key = keyOf(intentId, revision);
  const kept = hasContent(draft) ? draft : EMPTY_DRAFT;
  cache.set(key, kept);
  listeners.forEach((tell) => tell());
  try {
    if (kept === EMPTY_DRAFT) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A full or forbidden store costs the copy on disk; the text stays on the page.
  }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
