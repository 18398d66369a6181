"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { gather } from "./gather";
import { tellNews } from "./news";
import { LiveStream, type LiveState } from "./live-stream";
import { refreshLists, shortenLists } from "./refresh-lists";

const listeners = new Set<() => void>();
let state: LiveState = "connecting";

function setState(next: LiveState): void {
  if (state === next) return;
  state = next;
  listeners.forEach((tell) => tell());
}

/** Whether what is shown is kept up to date. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
    () => "connecting",
  );
}

/** Keeps every query of intents fresh. Mount it once per tab. */
export function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const changed = gather<string>((ids) => refreshSome(client, ids), GATHER_MS);
    const counted = gather<string>(() => invalidate(client, [["views"]]), COUNTS_MS);
    const stream = new LiveStream({
      onChange: (id, types) => {
        changed.add(id);
        counted.add(EVERYTHING);
        tellNews({ id, types });
      },
      onState: setState,
      onMissed: () => void refreshAll(client),
    });
    stream.start();
    return () => {
      stream.stop();
      changed.stop();
      counted.stop();
    };
  }, [client]);
}

const GATHER_MS = 100;
/** Counts cost the server more than a list does, and nobody reads them that fast. */
const COUNTS_MS = 500;

async function refreshAll(client: QueryClient): Promise<void> {
  shortenLists(client);
  await invalidate(client, [["intents"], ["views"], ["intent"], ["events"]]);
}

/** What the server says instead of ids when too much has changed to name it all. */
const EVERYTHING = "*";

async function refreshSome(client: QueryClient, ids: readonly string[]): Promise<void> {
  if (ids.includes(EVERYTHING)) return refreshAll(client);
  const ofIntents = ids.flatMap((id) => [
    ["intent", id],
    ["events", id],
  ]);
  await Promise.all([refreshLists(client, ids), invalidate(client, ofIntents)]);
}

async function invalidate(client: QueryClient, keys: string[][]): Promise<void> {
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
