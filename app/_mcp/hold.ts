import { whenClosing } from "@/server/services/waiting/closing";

/** Holds a call: `signal` aborts with `client`, or when this process is asked to end. Call `release` when it is over, which aborts too. */
export function hold(client: AbortSignal): { signal: AbortSignal; release: () => void } {
  const own = new AbortController();
  const forget = whenClosing(() => own.abort());
  const release = (): void => {
    forget();
    own.abort();
  };
  return { signal: AbortSignal.any([client, own.signal]), release };
}
