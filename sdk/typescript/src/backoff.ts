import { CountersignError } from "./errors.js";
import type { Timing } from "./timing.js";

/** An attempt that failed and will be repeated. */
export interface Retry {
  error: CountersignError;
  /** How long the client pauses before it tries again. */
  pauseSeconds: number;
}

export interface Limits {
  /** Attempts after the first. */
  retries: number;
  /** The longest `Retry-After` that is sat out. */
  longestRetryAfterSeconds: number;
}

export const FOR_EVER: Limits = { retries: Infinity, longestRetryAfterSeconds: Infinity };

/** Pauses between attempts: exponential, with full jitter, so that a thousand clients don't come back at once. */
export class Backoff {
  readonly #timing: Timing;
  readonly #limits: Limits;
  readonly #onRetry: (retry: Retry) => void;
  readonly #signal: AbortSignal | undefined;
  #pauses = 0;

  constructor(
    timing: Timing,
    limits: Limits,
    onRetry: (retry: Retry) => void,
    signal: AbortSignal | undefined,
  ) {
    this.#timing = timing;
    this.#limits = limits;
    this.#onRetry = onRetry;
    this.#signal = signal;
  }

  /** Something was achieved, so the next pause is a short one again. */
  reset(): void {
    this.#pauses = 0;
  }

  /** Pauses before the next attempt. */
  pause(): Promise<void> {
    return this.#timing.sleep(this.#nextSeconds(), this.#signal);
  }

  /** Pauses after a failure; throws it where another attempt would be no use or too many. */
  async rideOut(error: unknown): Promise<void> {
    const { retries, longestRetryAfterSeconds } = this.#limits;
    if (!(error instanceof CountersignError) || !error.transient) throw error;
    const retryAfterSeconds = error.retryAfterSeconds ?? 0;
    if (this.#pauses >= retries || retryAfterSeconds > longestRetryAfterSeconds) throw error;
    const pauseSeconds = retryAfterSeconds + this.#nextSeconds();
    this.#onRetry({ error, pauseSeconds });
    await this.#timing.sleep(pauseSeconds, this.#signal);
  }

  #nextSeconds(): number {
    const { firstPauseSeconds, longestPauseSeconds } = this.#timing;
    return Math.random() * Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** this.#pauses++);
  }
}
