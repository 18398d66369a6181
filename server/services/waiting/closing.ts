import { setMaxListeners } from "node:events";
import { shared } from "@/server/shared";

const controller = () => shared("closing", make);

/** Thousands may wait at once, which is no leak. */
function make(): AbortController {
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  return closing;
}

/** Ends every wait of this process, so that it can stop at once; whoever waits comes back to the next one. */
export const endAllWaits = (): void => controller().abort();

/** Aborts when the client goes or when this process is asked to end. Call `done` when the wait is over. */
export function waitSignal(client: AbortSignal): {
  signal: AbortSignal;
  abort: () => void;
  done: () => void;
} {
  const own = new AbortController();
  const abort = (): void => own.abort();
  const sources = [client, controller().signal];
  if (sources.some((source) => source.aborted)) abort();
  for (const source of sources) source.addEventListener("abort", abort, { once: true });
  const done = (): void => {
    for (const source of sources) source.removeEventListener("abort", abort);
  };
  return { signal: own.signal, abort, done };
}
