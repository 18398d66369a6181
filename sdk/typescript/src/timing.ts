/** How long the client waits for what. The defaults suit the server's own timing. */
export interface Timing {
  /** The most that the first pause between attempts may last; each further one may last twice as long. */
  firstPauseSeconds: number;
  /** Where the doubling ends. */
  longestPauseSeconds: number;
  /** How long an answer may take, on top of the time that the server was asked to hold it. */
  requestSeconds: number;
  /** How long the server is asked to hold a long poll. */
  holdSeconds: number;
  /** How long a stream may be silent before it is taken for dead; the server sends a heartbeat every 15 s. */
  silenceSeconds: number;
  /** Resolves after the pause, or rejects with the signal's reason. */
  sleep: (seconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const DEFAULT_TIMING: Timing = {
  firstPauseSeconds: 0.5,
  longestPauseSeconds: 10,
  requestSeconds: 15,
  holdSeconds: 30,
  silenceSeconds: 45,
  sleep,
};

function sleep(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = (): void => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = schedule(seconds, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    signal?.addEventListener("abort", stop, { once: true });
  });
}

const LONGEST_TIMER_SECONDS = 2_000_000;

/** Calls back once after the delay, however long: timers beyond 24.8 days would fire at once. Returns what cancels it. */
export function schedule(seconds: number, callback: () => void): () => void {
  const leg = Math.min(seconds, LONGEST_TIMER_SECONDS);
  let cancel = (): void => clearTimeout(timer);
  const timer = setTimeout(() => {
    if (leg < seconds) cancel = schedule(seconds - leg, callback);
    else callback();
  }, leg * 1000);
  return () => cancel();
}
