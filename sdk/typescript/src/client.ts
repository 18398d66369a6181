import type { Retry } from "./backoff.js";
import { fromEnvironment } from "./environment.js";
import { factPage, type FactQuery } from "./facts.js";
import { type Fetch, Http } from "./http.js";
import { newIdempotencyKey } from "./idempotency.js";
import type { ClosedIntent, DataOf, Intent } from "./intent.js";
import { isIntent, isPageOf } from "./json.js";
import { observe, type ObserveOptions } from "./observe.js";
import { intentPath, withQuery } from "./paths.js";
import { DEFAULT_TIMING, type Timing } from "./timing.js";
import { waitFor, type WaitOptions } from "./wait.js";
import type { Fact, ListQuery, Page, Result, Revision, Submit, TaskType } from "./wire.js";

/** Where the server is, who is calling, and how patiently. */
export interface CountersignOptions {
  /** Like `https://countersign.example`; by default `COUNTERSIGN_URL`. */
  baseUrl?: string | undefined;
  /** An agent's key, `csk_…`; by default `COUNTERSIGN_API_KEY`. */
  apiKey?: string | undefined;
  /** Replaces the global `fetch`. */
  fetch?: Fetch | undefined;
  /** How often a call is repeated after a passing failure; 6 by default. Waiting and observing never give up. */
  retries?: number | undefined;
  /** Hears of every failure that is being ridden out, for logs. */
  onRetry?: ((retry: Retry) => void) | undefined;
  timing?: Partial<Timing> | undefined;
}

/** Options of a call that only reads. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
}

/** Options of a call that changes something. */
export interface ChangeOptions extends CallOptions {
  /** At most 255 characters; made up when absent. Give one that your own retries, or your workflow's, will repeat. */
  idempotencyKey?: string | undefined;
}

/** Options of a comment. */
export interface CommentOptions extends ChangeOptions {
  /** The `seq` of the comment that this one answers: both stand in one thread. */
  replyTo?: number | undefined;
}

/**
 * Asks people on behalf of an agent. Methods reject with a CountersignError, with the reason of the given signal, or with a
 * TypeError where an argument makes no sense. Failures that pass by themselves are retried first, under one idempotency
 * key, so that nobody is asked twice.
 */
export class Countersign {
  readonly #http: Http;

  /** Throws a TypeError where the address or the key is missing or malformed. */
  constructor(options: CountersignOptions = {}) {
    const baseUrl = options.baseUrl || fromEnvironment("COUNTERSIGN_URL", "baseUrl");
    if (!/^https?:\/\//.test(baseUrl)) throw new TypeError(`${baseUrl} must begin with http:// or https://`);
    const apiKey = options.apiKey || fromEnvironment("COUNTERSIGN_API_KEY", "apiKey");
    this.#http = new Http({
      baseUrl: new URL(baseUrl).href.replace(/\/+$/, ""),
      headers: new Headers({ accept: "application/json", authorization: `Bearer ${apiKey}` }),
      fetch: options.fetch ?? ((url, init) => fetch(url, init)),
      retries: options.retries ?? 6,
      onRetry: options.onRetry ?? (() => undefined),
      timing: { ...DEFAULT_TIMING, ...options.timing },
    });
  }

  /** Asks. Resolves as soon as the question is stored; `waitFor`, a webhook or a later process gets the answer. */
  async sendIntent<T extends TaskType = TaskType>(
    intent: Submit & { task_type?: T },
    options: ChangeOptions = {},
  ): Promise<Intent<T>> {
    return this.#post("/api/intents", intent, options);
  }

  /** The intent as it is now. */
  async getIntent<T extends TaskType = TaskType, Data = DataOf<T>>(
    id: string,
    { signal }: CallOptions = {},
  ): Promise<Intent<T, Data>> {
    return this.#http.request({ path: intentPath(id), accepts: isIntent<T, Data>, signal });
  }

  /** One page of the intents that this agent may see. */
  async listIntents(query: ListQuery = {}, { signal }: CallOptions = {}): Promise<Page<Intent>> {
    const path = withQuery("/api/intents", { ...query });
    return this.#http.request({ path, accepts: isPageOf(isIntent<TaskType, DataOf>), signal });
  }

  /**
   * The intent once it is closed: decided, timed out or canceled. Outlives server restarts, proxies' errors and dropped
   * connections. It does not return when people ask for changes: hear of that through `onEvent`, and `revise`.
   * The type parameters say what kind of answer to expect: `waitFor<"form", Refund>(id)`.
   */
  async waitFor<T extends TaskType = TaskType, Data = DataOf<T>>(
    id: string,
    options: WaitOptions = {},
  ): Promise<ClosedIntent<T, Data>> {
    return waitFor(this.#http, id, options);
  }

  /** The facts of an intent as they happen, each once and in order. Ends after the closing one. */
  observe(id: string, options: ObserveOptions = {}): AsyncGenerator<Fact, void, undefined> {
    return observe(this.#http, id, options);
  }

  /** One page of what happened so far. For the next one, pass the last `seq` as `after`. */
  async listEvents(id: string, { signal, ...query }: FactQuery & CallOptions = {}): Promise<Page<Fact>> {
    return this.#http.request(factPage(id, query, signal));
  }

  /** Says something to the people who were asked. Answers their question, where they had one. */
  async comment(id: string, body: string, options: CommentOptions = {}): Promise<Intent> {
    const { replyTo: reply_to, ...rest } = options;
    return this.#post(
      intentPath(id, "/comments"),
      { body, ...(reply_to !== undefined && { reply_to }) },
      rest,
    );
  }

  /** Withdraws the question. Throws an AlreadyDecidedError where an answer was faster. */
  async cancel(id: string, reason: string, options: ChangeOptions = {}): Promise<Intent> {
    return this.#post(intentPath(id, "/cancellation"), { reason }, options);
  }

  /** Asks again after `changes_requested`, or replaces the payload. Votes and answer links so far become void. */
  async revise(id: string, revision: Revision, options: ChangeOptions = {}): Promise<Intent> {
    return this.#post(intentPath(id, "/revision"), revision, options);
  }

  /** Reports what became of the answer. */
  async reportResult(id: string, result: Result, options: ChangeOptions = {}): Promise<Intent> {
    return this.#post(intentPath(id, "/result"), result, options);
  }

  async #post<T extends TaskType>(
    path: string,
    body: object,
    { idempotencyKey, signal }: ChangeOptions,
  ): Promise<Intent<T>> {
    const headers = new Headers({ "idempotency-key": idempotencyKey ?? newIdempotencyKey() });
    const json = JSON.stringify(body);
    const accepts = isIntent<T, DataOf<T>>;
    return this.#http.request({ method: "POST", path, headers, json, accepts, signal });
  }
}
