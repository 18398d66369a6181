import { shared } from "@/server/shared";

type Listener = () => void;

const listeners = () => shared("anchor-listeners", () => new Set<Listener>());

/** Calls whenever this process has made a place due that keeps heads. */
export function onAnchorsDue(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}

export function anchorsDue(): void {
  for (const listener of listeners()) listener();
}
