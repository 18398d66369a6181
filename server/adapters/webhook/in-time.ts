/** Waits for something no longer than until the signal; throws the signal's reason then. */
export function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const tired = (): void => reject(signal.reason as Error);
    if (signal.aborted) return tired();
    signal.addEventListener("abort", tired, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", tired));
  });
}
