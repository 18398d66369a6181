import { schedule } from "./timing.js";

/** A signal that aborts with its parent, or when an armed timer is not disarmed in time. */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal | undefined;
  readonly #follow = (): void => this.#controller.abort(this.#parent?.reason);
  #cancel: (() => void) | null = null;

  constructor(parent: AbortSignal | undefined) {
    this.#parent = parent;
    if (parent?.aborted) this.#follow();
    else parent?.addEventListener("abort", this.#follow, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts the time anew. */
  arm(seconds: number, reason: () => Error): void {
    this.disarm();
    this.#cancel = schedule(seconds, () => this.#controller.abort(reason()));
  }

  disarm(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Ends whatever still runs under the signal, and lets go of the timer and of the parent. */
  release(): void {
    this.disarm();
    this.#parent?.removeEventListener("abort", this.#follow);
    this.#controller.abort();
  }
}

/** Settles like the work, or rejects with the signal's reason where that comes first. */
export function unlessAborted<T>(work: T | PromiseLike<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    const settled = Promise.resolve(work).then(resolve, reject);
    void settled.then(() => signal.removeEventListener("abort", stop));
  });
}
