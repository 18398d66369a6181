import { shared } from "@/server/shared";

interface Closing {
  begun: boolean;
  waits: Set<() => void>;
}

const closing = () => shared("closing", (): Closing => ({ begun: false, waits: new Set() }));

/** Ends every wait of this process, so that it can stop at once; whoever waits comes back to the next one. */
export function endAllWaits(): void {
  closing().begun = true;
  for (const abort of closing().waits) abort();
}

/** Calls `end` when this process is asked to end, or at once where it was. Returns how to forget it. */
export function whenClosing(end: () => void): () => void {
  const { begun, waits } = closing();
  if (begun) end();
  waits.add(end);
  return () => void waits.delete(end);
}

/** Aborts when the client goes or when this process is asked to end. Call `done` when the wait is over. */
export function waitSignal(client: AbortSignal): {
  signal: AbortSignal;
  abort: () => void;
  done: () => void;
} {
  const own = new AbortController();
  const abort = (): void => own.abort();
  const forget = whenClosing(abort);
  if (client.aborted) abort();
  client.addEventListener("abort", abort, { once: true });
  const done = (): void => {
    forget();
    client.removeEventListener("abort", abort);
  };
  return { signal: own.signal, abort, done };
}
