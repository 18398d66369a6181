import type { Problem } from "./wire.js";

interface Details {
  status?: number;
  code?: string;
  problem?: Problem | null;
  retryAfterSeconds?: number | null;
  cause?: unknown;
}

/** Everything that Countersign refuses or that keeps it from answering. Subclasses are what callers handle differently. */
export class CountersignError extends Error {
  override readonly name: string = "CountersignError";
  /** The HTTP status, or 0 where no usable answer came. */
  readonly status: number;
  /** A word from the server's closed list, or one of ours where there was no answer. */
  readonly code: string;
  /** What happened, for the person who can act. */
  readonly detail: string;
  /** What is wrong with which place of the request's body; `pointer` is RFC 6901. */
  readonly errors: readonly { detail: string; pointer: string }[];
  /** The whole problem document with its extension members, or null where none came. */
  readonly problem: Problem | null;
  /** How long the server asked to be left alone, or null where it didn't say. */
  readonly retryAfterSeconds: number | null;

  constructor(detail: string, { status = 0, code = "unknown", problem = null, ...more }: Details = {}) {
    const errors = Array.isArray(problem?.errors) ? problem.errors : [];
    super([detail, ...errors.map((flaw) => `${flaw.pointer}: ${flaw.detail}`)].join("\n"), {
      cause: more.cause,
    });
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.problem = problem;
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }

  /** Whether the same call may well succeed later. The client has retried such errors before it throws them. */
  get transient(): boolean {
    return this.status >= 500 || TRANSIENT.has(this.status) || this.code === "idempotency_in_flight";
  }
}

const TRANSIENT = new Set([408, 425, 429]);

/** The body or its idempotency key is refused (400, 413, 415, 422); `errors` says where. */
export class InvalidRequestError extends CountersignError {
  override readonly name = "InvalidRequestError";
}

/** The API key is missing, unknown, expired or revoked (401), or may not do this (403). */
export class AccessDeniedError extends CountersignError {
  override readonly name = "AccessDeniedError";
}

/** There is no such intent, or it is somebody else's (404). */
export class NotFoundError extends CountersignError {
  override readonly name = "NotFoundError";
}

/** The call does not fit the intent's present state (409, 412). */
export class ConflictError extends CountersignError {
  override readonly name: string = "ConflictError";
}

/** The intent was closed first: by an answer, by its deadline or by a cancellation. */
export class AlreadyDecidedError extends ConflictError {
  override readonly name = "AlreadyDecidedError";

  /** The outcome that stands, or null where it closed without one. */
  get outcome(): string | null {
    return textOf(this.problem?.outcome);
  }

  /** The name of who decided, or null where nobody did. */
  get decidedBy(): string | null {
    const person = this.problem?.decided_by;
    return typeof person === "object" && person !== null && "name" in person ? textOf(person.name) : null;
  }

  /** When it was closed, in RFC 3339. */
  get decidedAt(): string | null {
    return textOf(this.problem?.decided_at);
  }
}

/** Too many requests (429), and more of them than retries could sit out; `retryAfterSeconds` says for how long. */
export class RateLimitedError extends CountersignError {
  override readonly name = "RateLimitedError";
}

/** The server, or a proxy before it, broke or is not ready (5xx). */
export class ServerError extends CountersignError {
  override readonly name = "ServerError";
}

/** No usable answer came: refused, dropped, silent for too long, or not Countersign's. */
export class ConnectionError extends CountersignError {
  override readonly name: string = "ConnectionError";

  constructor(detail: string, cause?: unknown) {
    super(detail, { code: "no_answer", cause });
  }

  override get transient(): boolean {
    return true;
  }
}

/** Something between us and the server does not let event streams through. */
export class UnusableStreamError extends ConnectionError {
  override readonly name = "UnusableStreamError";
}

/** `timeoutSeconds` passed before the intent was seen closed. Wait again whenever you like, or cancel it. */
export class WaitTimeoutError extends CountersignError {
  override readonly name = "WaitTimeoutError";

  constructor(detail: string) {
    super(detail, { code: "wait_timeout" });
  }
}

const WHY_NOT_BELIEVED = {
  missing_header: "The request lacks a header of Standard Webhooks",
  malformed_header: "A header of the request is not as Standard Webhooks writes it",
  no_signature_matches: "No signature fits this body and these secrets",
  too_old: "The webhook was signed too long ago; or this machine's clock is wrong",
  too_new: "The webhook comes from the future; or this machine's clock is wrong",
  not_an_event: "The body is signed, but is not an event of Countersign",
} as const;

/** A request that says it is a webhook is not to be believed; answer 400 and do nothing. */
export class WebhookVerificationError extends CountersignError {
  override readonly name = "WebhookVerificationError";
  readonly reason: keyof typeof WHY_NOT_BELIEVED;

  constructor(reason: keyof typeof WHY_NOT_BELIEVED, where?: string) {
    super(`${WHY_NOT_BELIEVED[reason]}${where === undefined ? "" : `: ${where}`}.`, {
      code: "invalid_webhook",
    });
    this.reason = reason;
  }
}

const WHY_NO_PROOF = {
  no_receipt: "There is no decision with a receipt",
  malformed: "That is no receipt of Countersign",
  unknown_key: "The receipt names a key that the server does not publish",
  bad_signature: "The receipt was forged or damaged: its signature is wrong",
  unsupported: "This runtime's WebCrypto does not know Ed25519; Node 18.17, Deno 1.33, Bun 1.1 and later do",
  intent_differs: "The receipt is for another intent",
  revision_differs: "The receipt is for another revision",
  outcome_differs: "The receipt is for another outcome",
  payload_differs: "The receipt is for another payload",
  edits_differ: "The receipt is for other edits",
  decider_differs: "The receipt names somebody else, or another time",
  arguments_differ: "What is about to be done is not what was decided",
} as const;

/** A receipt does not prove what it should: do nothing of what it was for. `reason` says what is wrong. */
export class ReceiptError extends CountersignError {
  override readonly name = "ReceiptError";
  readonly reason: keyof typeof WHY_NO_PROOF;

  constructor(reason: keyof typeof WHY_NO_PROOF) {
    super(`${WHY_NO_PROOF[reason]}.`, { code: "invalid_receipt" });
    this.reason = reason;
  }
}

/** The answer's data does not fit the schema that was given to read it with; `errors` says where. */
export class InvalidAnswerError extends CountersignError {
  override readonly name = "InvalidAnswerError";

  constructor(detail: string, errors: { detail: string; pointer: string }[] = []) {
    super(detail, { code: "invalid_answer", problem: { code: "invalid_answer", errors } });
  }
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
