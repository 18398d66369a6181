import type { Ctx } from "../context";
import { whileAllowed } from "./allowed";
import { whenClosing } from "./closing";
import { takePlace } from "./places";

export interface Held {
  /** Aborts when the client goes, when they may no longer read, or when this process is asked to end. */
  signal: AbortSignal;
  /** Gives the place back, and aborts `signal`. Doing it twice is no error. */
  release: () => void;
}

/** Holds a client on a stream. Throws unavailable or rate_limited where too many are held. */
export function hold(ctx: Ctx, client: AbortSignal): Held {
  const leave = takePlace(ctx);
  const own = new AbortController();
  const abort = (): void => own.abort();
  const forget = [leave, whenClosing(abort), whileAllowed(ctx, abort)];
  if (client.aborted) abort();
  client.addEventListener("abort", abort, { once: true });
  const release = (): void => {
    client.removeEventListener("abort", abort);
    for (const each of forget) each();
    abort();
  };
  return { signal: own.signal, release };
}
