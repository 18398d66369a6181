import {
  type HeadQuery,
  type InclusionProof,
  isProof,
  isSignedHead,
  type SignedHead,
} from "./audit/proof.js";
import { type AnswerData, parseAnswer } from "./answer.js";
import { connect, type ConnectionOptions } from "./connect.js";
import { fromEnvironment } from "./environment.js";
import { factPage, type FactQuery } from "./facts.js";
import { type EvidenceFile, fileOf } from "./file.js";
import type { Http } from "./http.js";
import { newIdempotencyKey } from "./idempotency.js";
import type { ClosedIntent, DataOf, Intent } from "./intent.js";
import { isIntent, isObject, isPageOf } from "./json.js";
import type { CachedJwks } from "./jwks.js";
import { observe, type ObserveOptions } from "./observe.js";
import { filePath, intentPath, withQuery } from "./paths.js";
import { type Decided, type ReceiptExpectation, type VerifiedReceipt, verifyReceipt } from "./receipt.js";
import { jwksOf } from "./remote-jwks.js";
import { type AnswerSchema, formSchemaOf } from "./schema.js";
import { waitFor, type WaitOptions } from "./wait.js";
import type { Fact, ListQuery, Page, Result, Revision, Submit, TaskType } from "./wire.js";

/** Where the server is, who is calling, and how patiently. */
export interface CountersignOptions extends ConnectionOptions {
  /** An agent's key, `csk_…`; by default `COUNTERSIGN_API_KEY`. */
  apiKey?: string | undefined;
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
  readonly #jwks: CachedJwks;

  /** Throws a TypeError where the address or the key is missing or malformed. */
  constructor(options: CountersignOptions = {}) {
    const apiKey = options.apiKey || fromEnvironment("COUNTERSIGN_API_KEY", "apiKey");
    const headers = new Headers({ accept: "application/json", authorization: `Bearer ${apiKey}` });
    this.#http = connect(options, headers);
    this.#jwks = jwksOf(this.#http);
  }

  /** Asks. Resolves as soon as the question is stored; `waitFor`, a webhook or a later process gets the answer. */
  async sendIntent<T extends TaskType = TaskType>(
    intent: Submit & { task_type?: T },
    options: ChangeOptions = {},
  ): Promise<Intent<T>> {
    const { form_schema: schema } = intent;
    const body = { ...intent, ...(schema && { form_schema: formSchemaOf(schema) }) };
    return this.#post("/api/intents", body, options);
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

  /** All the intents of a query; each page is fetched when it is reached. */
  async *allIntents(
    query: ListQuery = {},
    options: CallOptions = {},
  ): AsyncGenerator<Intent, void, undefined> {
    for (let { cursor } = query; ;) {
      const page = await this.listIntents({ ...query, ...(cursor !== undefined && { cursor }) }, options);
      yield* page.items;
      if (page.next_cursor === null) return;
      cursor = page.next_cursor;
    }
  }

  /**
   * The intent once it is closed: decided, timed out or canceled. Outlives server restarts, proxies' errors and dropped
   * connections. It does not return when people ask for changes: hear of that through `onEvent`, and `revise`.
   * With a `schema`, from Zod or in JSON Schema, `decision.data` is checked and typed by it, or an InvalidAnswerError is
   * thrown. The type parameters say what else to expect: `waitFor<"approval">(id)`.
   */
  async waitFor<T extends TaskType = "form", const S extends AnswerSchema = AnswerSchema>(
    id: string,
    options: WaitOptions & { schema: S },
  ): Promise<ClosedIntent<T, AnswerData<T, S>>>;
  async waitFor<T extends TaskType = TaskType, Data = DataOf<T>>(
    id: string,
    options?: WaitOptions,
  ): Promise<ClosedIntent<T, Data>>;
  async waitFor(
    id: string,
    { schema, ...options }: WaitOptions & { schema?: AnswerSchema } = {},
  ): Promise<ClosedIntent<TaskType, unknown>> {
    const intent = await waitFor<TaskType, DataOf>(this.#http, id, options);
    return schema ? parseAnswer<TaskType, AnswerSchema>(intent, schema) : intent;
  }

  /** The facts of an intent as they happen, each once and in order. Ends after the closing one. */
  observe(id: string, options: ObserveOptions = {}): AsyncGenerator<Fact, void, undefined> {
    return observe(this.#http, id, options);
  }

  /** One page of what happened so far. For the next one, pass the last `seq` as `after`. */
  async listEvents(id: string, { signal, ...query }: FactQuery & CallOptions = {}): Promise<Page<Fact>> {
    return this.#http.request(factPage(id, query, signal));
  }

  /** Proves that what ended an intent, its receipt included, stands in the audit log. Throws a ConflictError while it is open. */
  async getProof(id: string, { signal }: CallOptions = {}): Promise<InclusionProof> {
    return this.#http.request({ path: intentPath(id, "/proof"), accepts: isProof, signal });
  }

  /** One page of the audit log's signed heads, the newest first: keep one, and nothing before it can go unnoticed. */
  async listTreeHeads(query: HeadQuery = {}, { signal }: CallOptions = {}): Promise<Page<SignedHead>> {
    const path = withQuery("/api/audit/heads", { ...query });
    return this.#http.request({ path, accepts: isPageOf(isSignedHead), signal });
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

  /** A file that was attached to an answer, by its id or by the `url` in the decision's evidence. */
  async downloadFile(idOrUrl: string, { signal }: CallOptions = {}): Promise<EvidenceFile> {
    const accepts = (body: unknown): body is EvidenceFile => isObject(body);
    return this.#http.request({ path: filePath(idOrUrl), accepts, read: fileOf, signal });
  }

  /**
   * Proves that people decided exactly what the intent says, with this server's public keys, and gives the payload that may
   * be acted on. Say what is about to be done as `args`, and it refuses what was not decided. Throws a ReceiptError.
   */
  async verifyReceipt(intent: Decided, expectation: ReceiptExpectation = {}): Promise<VerifiedReceipt> {
    return verifyReceipt(intent, { ...expectation, jwks: this.#jwks });
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
