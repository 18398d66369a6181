import { Backoff, FOR_EVER, type Limits, type Retry } from "./backoff.js";
import { ConnectionError, CountersignError, UnusableStreamError } from "./errors.js";
import { parseJson } from "./json.js";
import { refusalOf } from "./refusal.js";
import { EventStreamParser } from "./sse.js";
import type { Timing } from "./timing.js";
import { Watchdog } from "./watchdog.js";

/** The part of `fetch` that the client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpOptions {
  /** Without a trailing slash. */
  baseUrl: string;
  /** Sent with every request, unless the call says otherwise. */
  headers: Headers;
  fetch: Fetch;
  timing: Timing;
  retries: number;
  onRetry: (retry: Retry) => void;
}

export interface Call<Body> {
  method?: "GET" | "POST";
  path: string;
  headers?: HeadersInit;
  /** JSON, already written: every attempt must send the same bytes. */
  json?: string;
  accepts: (body: unknown) => body is Body;
  /** What its body is; JSON where this doesn't say otherwise. */
  read?: (response: Response) => Promise<unknown>;
  /** How long the server may hold the answer back on purpose. */
  heldSeconds?: number;
  signal: AbortSignal | undefined;
}

export interface Answer<Body> {
  body: Body;
  headers: Headers;
}

/** Speaks HTTP with one server: one attempt, attempts until it works, or a stream. */
export class Http {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  get timing(): Timing {
    return this.#options.timing;
  }

  /** Repeats a call that failed for a passing reason, some times. */
  async request<Body>(call: Call<Body>): Promise<Body> {
    const limits = { retries: this.#options.retries, longestRetryAfterSeconds: 60 };
    const backoff = this.backoff(call.signal, limits);
    for (;;) {
      try {
        const { body } = await this.attempt(call);
        return body;
      } catch (error) {
        await backoff.rideOut(error);
      }
    }
  }

  /** One try. Throws a CountersignError, or the reason of the call's signal. */
  async attempt<Body>(call: Call<Body>): Promise<Answer<Body>> {
    const seconds = this.timing.requestSeconds + (call.heldSeconds ?? 0);
    const watchdog = new Watchdog(call.signal);
    try {
      watchdog.arm(seconds, () => new ConnectionError(`There was no answer within ${seconds} s.`));
      const response = await this.#send(call, watchdog.signal);
      const body = call.read ? await call.read(response) : parseJson(await response.text());
      if (call.accepts(body)) return { body, headers: response.headers };
      throw new ConnectionError("The answer was cut short or is not from Countersign.");
    } catch (error) {
      throw this.#failure(error, watchdog.signal);
    } finally {
      watchdog.release();
    }
  }

  /** The data of an event stream's messages until it ends. Throws when it breaks or falls silent. */
  async *stream(call: Pick<Call<never>, "path" | "headers" | "signal">): AsyncGenerator<string> {
    const { silenceSeconds } = this.timing;
    const silent = () => new ConnectionError(`The stream was silent for ${silenceSeconds} s.`);
    const watchdog = new Watchdog(call.signal);
    try {
      watchdog.arm(silenceSeconds, () => new UnusableStreamError("The stream never said a word."));
      const { body, headers } = await this.#send(call, watchdog.signal);
      const isStream = headers.get("content-type")?.startsWith("text/event-stream");
      if (!body || !isStream) throw new UnusableStreamError("The answer was no stream.");
      const reader = body.getReader();
      const parser = new EventStreamParser();
      for (;;) {
        const { done, value } = await reader.read();
        watchdog.disarm();
        if (done) return;
        yield* parser.feed(value);
        watchdog.arm(silenceSeconds, silent);
      }
    } catch (error) {
      throw this.#failure(error, watchdog.signal);
    } finally {
      watchdog.release();
    }
  }

  backoff(signal: AbortSignal | undefined, limits: Limits = FOR_EVER): Backoff {
    return new Backoff(this.timing, limits, this.#options.onRetry, signal);
  }

  async #send(call: Omit<Call<never>, "accepts" | "signal">, signal: AbortSignal): Promise<Response> {
    const { baseUrl, fetch } = this.#options;
    const { method = "GET", path, json: body = null } = call;
    const headers = new Headers(this.#options.headers);
    new Headers(call.headers).forEach((value, name) => headers.set(name, value));
    if (body !== null) headers.set("content-type", "application/json");
    // A redirect would turn a POST into a GET, and could carry the key elsewhere.
    const response = await fetch(baseUrl + path, { method, headers, body, signal, redirect: "manual" });
    if (response.ok) return response;
    throw refusalOf(response, await response.text());
  }

  #failure(error: unknown, signal: AbortSignal): unknown {
    if (signal.aborted) return signal.reason;
    if (error instanceof CountersignError) return error;
    return new ConnectionError(`${this.#options.baseUrl} could not be reached: ${reasonOf(error)}`, error);
  }
}

/** Node's fetch says no more than that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error && error.cause.message) || error.message;
}
