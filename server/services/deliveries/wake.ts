import { shared } from "@/server/shared";

type Listener = (ids: readonly string[]) => void;

const listeners = () => shared("replay-listeners", () => new Set<Listener>());

/** Calls whenever this process has made deliveries due again. */
export function onReplayed(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}

export const replayed: Listener = (ids) => {
  for (const listener of listeners()) listener(ids);
};
