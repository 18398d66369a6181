"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { LiveStream, type LiveState } from "./live-stream";

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
    const refresh = coalesced(client);
    const stream = new LiveStream({
      onChange: refresh.add,
      onState: setState,
      onMissed: () => void refreshAll(client),
    });
    stream.start();
    return () => {
      stream.stop();
      refresh.stop();
    };
  }, [client]);
}

async function refreshAll(client: QueryClient): Promise<void> {
  const keys = [["intents"], ["intent"], ["events"]];
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

const GATHER_MS = 120;

/** A burst of changes costs one refresh of the lists, not one each. */
function coalesced(client: QueryClient) {
  const ids = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    for (const id of ids) {
      void client.invalidateQueries({ queryKey: ["intent", id] });
      void client.invalidateQueries({ queryKey: ["events", id] });
    }
    ids.clear();
    void client.invalidateQueries({ queryKey: ["intents"] });
  };
  return {
    add: (id: string) => {
      ids.add(id);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
