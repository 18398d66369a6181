import { WaitTimeoutError } from "./errors.js";
import type { Http } from "./http.js";
import { type ClosedIntent, isOpen } from "./intent.js";
import { observe } from "./observe.js";
import { poll } from "./poll.js";
import type { Fact, TaskType } from "./wire.js";
import { unlessAborted, Watchdog } from "./watchdog.js";

/** How long to wait, and whom to tell in between. */
export interface WaitOptions {
  /** Give up with a WaitTimeoutError after this long; by default the intent's own deadline ends the wait. */
  timeoutSeconds?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Called with each fact, one after the other; what it throws ends the wait. */
  onEvent?: ((fact: Fact) => void | Promise<void>) | undefined;
  /** The `seq` of the last fact that `onEvent` need not hear of. */
  after?: number | undefined;
}

/** The intent once it is closed. */
export async function waitFor<T extends TaskType, Data>(
  http: Http,
  id: string,
  { timeoutSeconds, signal, onEvent, after }: WaitOptions,
): Promise<ClosedIntent<T, Data>> {
  const watchdog = new Watchdog(signal);
  if (timeoutSeconds !== undefined) {
    const reason = `${id} was not seen closed within ${timeoutSeconds} s.`;
    watchdog.arm(timeoutSeconds, () => new WaitTimeoutError(reason));
  }
  try {
    if (onEvent) {
      for await (const fact of observe(http, id, { after, signal: watchdog.signal })) {
        await unlessAborted(onEvent(fact), watchdog.signal);
      }
    }
    return await closed(http, id, watchdog.signal);
  } finally {
    watchdog.release();
  }
}

/** Long polls rather than a stream: every proxy passes them on, and each answer is whole or not there at all. */
async function closed<T extends TaskType, Data>(
  http: Http,
  id: string,
  signal: AbortSignal,
): Promise<ClosedIntent<T, Data>> {
  const backoff = http.backoff(signal);
  for (;;) {
    try {
      const { intent, held } = await poll<T, Data>(http, id, http.timing.holdSeconds, signal);
      if (!isOpen(intent)) return intent;
      if (held) backoff.reset();
      await backoff.pause();
    } catch (error) {
      await backoff.rideOut(error);
    }
  }
}
