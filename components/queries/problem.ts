import type { ErrorCode, Flaw } from "@/core/errors";

/** `network` is ours: no answer came at all. */
export type ProblemCode = ErrorCode | "network";

/** An answer that was no success, as the server's problem document says it. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly Flaw[];
  /** The document's other members, such as `decided_by` where somebody was first. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(problem: {
    status: number;
    code: ProblemCode;
    detail: string;
    errors?: readonly Flaw[];
    extra?: Record<string, unknown>;
  }) {
    super(problem.detail);
    this.name = "ProblemError";
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.extra = problem.extra ?? {};
  }

  /** Whether the very same request may succeed later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What went wrong, for a person to read, whatever was thrown. */
export const wordsOf = (error: unknown): string =>
  error instanceof ProblemError ? error.detail : "Something broke on this page. Reload it, please.";
