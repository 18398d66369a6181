"use client";

import { useSyncExternalStore } from "react";

/** What is selected, in the order it was; kept by id, so that a list that moves does not change it. */
interface Selection {
  ids: readonly string[];
  /** Where a range begins. */
  anchor: string | null;
  /** Whether the boxes are shown without anything selected, for those who touch. */
  choosing: boolean;
}

const NOTHING: Selection = { ids: [], anchor: null, choosing: false };
const listeners = new Set<() => void>();
let selection = NOTHING;

function set(next: Selection): void {
  selection = next;
  listeners.forEach((tell) => tell());
}

export function toggle(id: string): void {
  const { ids, choosing } = selection;
  const without = ids.filter((other) => other !== id);
  set({ ids: without.length < ids.length ? without : [...ids, id], anchor: id, choosing });
}

/** Selects everything between the last one touched and this one, as `shown` orders them. */
export function extendTo(id: string, shown: readonly string[]): void {
  const { anchor, ids, choosing } = selection;
  const [from, to] = [shown.indexOf(anchor ?? id), shown.indexOf(id)];
  const range = from < 0 || to < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  set({ ids: [...new Set([...ids, ...range])], anchor: id, choosing });
}

export const selectAll = (shown: readonly string[]): void =>
  set({ ...selection, ids: [...new Set([...selection.ids, ...shown])] });

export const selectOnly = (ids: readonly string[]): void => set({ ...selection, ids });

/** Nothing is selected, and the boxes are gone. */
export const clearSelection = (): void => set(NOTHING);

export const showBoxes = (): void => set({ ...selection, choosing: true });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSelection = (): Selection =>
  useSyncExternalStore(
    subscribe,
    () => selection,
    () => NOTHING,
  );

export const useIsSelected = (id: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => selection.ids.includes(id),
    () => false,
  );

export const useShowsBoxes = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => selection.choosing || selection.ids.length > 0,
    () => false,
  );
