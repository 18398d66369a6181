"use client";

import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from "react";
import type { IntentWire } from "@/core/wire/intent";
import { type Draft, EMPTY_DRAFT, hasContent } from "./draft";
import { draftKey, isDraftKey, keepDraft, loadDraft, sweepDrafts } from "./draft-storage";

/** What is typed and not sent, kept in this browser per person, question and revision until it is. */
const cache = new Map<string, Draft>();
const listeners = new Set<() => void>();
const shelf = () => localStorage;
let isSwept = false;

/** Who is typing: what they type is theirs alone. */
export const DraftOwner = createContext("");

/** Parts of a draft, or what makes them of the draft as it then is. */
export type DraftChange = Partial<Draft> | ((draft: Draft) => Partial<Draft>);

interface DraftInHand {
  draft: Draft;
  change: (part: DraftChange) => void;
  /** Forgets it, and what was typed for earlier revisions. */
  clear: () => void;
  /** What was typed for an earlier revision, where nothing has been typed for this one. */
  earlier: Draft | null;
}

export function useDraft(intentId: string, revision: number): DraftInHand {
  const owner = useContext(DraftOwner);
  const keyAt = useCallback((at: number) => draftKey(owner, intentId, at), [owner, intentId]);
  const draft = useSyncExternalStore(
    subscribe,
    () => load(keyAt(revision)),
    () => EMPTY_DRAFT,
  );
  const before = useSyncExternalStore(
    subscribe,
    () => newest(keyAt, revision - 1),
    () => EMPTY_DRAFT,
  );
  const change = useCallback(
    (part: DraftChange) => {
      const known = load(keyAt(revision));
      write(keyAt(revision), { ...known, ...(typeof part === "function" ? part(known) : part) });
    },
    [keyAt, revision],
  );
  const clear = useCallback(() => discardDraft(owner, intentId, revision), [owner, intentId, revision]);
  return { draft, change, clear, earlier: hasContent(before) && !hasContent(draft) ? before : null };
}

/** Throws away what somebody typed for this revision and those before it. */
export function discardDraft(owner: string, intentId: string, revision: number): void {
  for (let old = revision; old >= 1; old--) write(draftKey(owner, intentId, old), EMPTY_DRAFT);
}

/** What was sent and held is no draft any more once it is the answer. */
export function useReleasedDraft({ id, revision, status, decision }: IntentWire, readerId: string): void {
  const isAnswer = status === "decided" && decision?.decided_by.id === readerId;
  useEffect(() => {
    if (isAnswer) discardDraft(readerId, id, revision);
  }, [isAnswer, readerId, id, revision]);
}

function subscribe(listener: () => void): () => void {
  const forget = ({ key }: StorageEvent) => {
    if (key === null) cache.clear();
    else if (isDraftKey(key)) cache.delete(key);
    listener();
  };
  listeners.add(listener);
  addEventListener("storage", forget);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", forget);
  };
}

function newest(keyAt: (revision: number) => string, from: number): Draft {
  for (let at = from; at >= 1; at--) {
    const draft = load(keyAt(at));
    if (draft !== EMPTY_DRAFT) return draft;
  }
  return EMPTY_DRAFT;
}

function load(key: string): Draft {
  if (!isSwept) sweepDrafts(shelf, Date.now());
  isSwept = true;
  const known = cache.get(key);
  if (known) return known;
  const draft = loadDraft(shelf, key);
  cache.set(key, draft);
  return draft;
}

function write(key: string, draft: Draft): void {
  cache.set(key, hasContent(draft) ? draft : EMPTY_DRAFT);
  keepDraft(shelf, key, draft, Date.now());
  listeners.forEach((tell) => tell());
}
