/** The closed list of error codes. Each has a page of its own in docs/errors. */
export const ERRORS = {
  invalid_request: { status: 400, title: "The request is not valid" },
  unauthenticated: { status: 401, title: "Who are you?" },
  forbidden: { status: 403, title: "You may not do that" },
  step_up_required: { status: 403, title: "This needs a second step" },
  not_found: { status: 404, title: "There is nothing here" },
  method_not_allowed: { status: 405, title: "This address does not do that" },
  conflict: { status: 409, title: "That does not fit the present state" },
  already_decided: { status: 409, title: "Somebody was first" },
  idempotency_in_flight: { status: 409, title: "The first request with this key is still running" },
  link_spent: { status: 410, title: "This link has been used or has expired" },
  stale_revision: { status: 412, title: "The question has changed since" },
  payload_too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "The body must be JSON" },
  idempotency_mismatch: { status: 422, title: "The key was used for another request" },
  invalid_answer: { status: 422, title: "The answer does not fit the question" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something broke on our side" },
  unavailable: { status: 503, title: "Not ready, try again" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

const BRAND = Symbol.for("countersign.AppError");

/** What is wrong with one place of the body; `pointer` is RFC 6901. */
export interface Flaw {
  detail: string;
  pointer: string;
}

/**
 * The one error that the house throws on purpose. Its message is for the person who can act;
 * anything else that is thrown is a bug, and its text never leaves the server.
 */
export class AppError extends Error {
  /** A server may load this module once per bundle; an error of one is an error of all. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && BRAND in value;
  }

  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly flaws: readonly Flaw[];
  /** Extension members of the problem document, such as who was first. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    more: { flaws?: readonly Flaw[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.flaws = more.flaws ?? [];
    this.extra = more.extra ?? {};
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** An error about one place of the body. */
export function flaw(code: ErrorCode, pointer: string, detail: string): AppError {
  return new AppError(code, detail, { flaws: [{ pointer, detail }] });
}
