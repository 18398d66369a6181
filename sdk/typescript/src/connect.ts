import type { Retry } from "./backoff.js";
import { fromEnvironment } from "./environment.js";
import { type Fetch, Http } from "./http.js";
import { DEFAULT_TIMING, type Timing } from "./timing.js";

/** Where the server is, and how patiently it is called. */
export interface ConnectionOptions {
  /** Like `https://countersign.example`; by default `COUNTERSIGN_URL`. */
  baseUrl?: string | undefined;
  /** Replaces the global `fetch`. */
  fetch?: Fetch | undefined;
  /** How often a call is repeated after a passing failure; 6 by default. Waiting and observing never give up. */
  retries?: number | undefined;
  /** Hears of every failure that is being ridden out, for logs. */
  onRetry?: ((retry: Retry) => void) | undefined;
  timing?: Partial<Timing> | undefined;
}

/** Throws a TypeError where the address is missing or malformed. */
export function connect(options: ConnectionOptions, headers: Headers): Http {
  const baseUrl = options.baseUrl || fromEnvironment("COUNTERSIGN_URL", "baseUrl");
  if (!/^https?:\/\//.test(baseUrl)) throw new TypeError(`${baseUrl} must begin with http:// or https://`);
  return new Http({
    baseUrl: new URL(baseUrl).href.replace(/\/+$/, ""),
    headers,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    retries: options.retries ?? 6,
    onRetry: options.onRetry ?? (() => undefined),
    timing: { ...DEFAULT_TIMING, ...options.timing },
  });
}
