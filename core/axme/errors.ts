import type { z } from "zod";
import type { ErrorCode } from "../errors";
import type { ProblemWire } from "../wire/problem";

type Problem = z.infer<typeof ProblemWire>;

interface Refusal {
  status: number;
  code: string;
  category: "auth" | "request" | "conflict" | "limit" | "server";
  retryable?: true;
}

/** Our codes as AXME's: a key used for another body is a conflict there, and so is what we call stale. */
const REFUSALS: Record<ErrorCode, Refusal> = {
  invalid_request: { status: 400, code: "invalid_request", category: "request" },
  unauthenticated: { status: 401, code: "invalid_platform_api_key", category: "auth" },
  step_up_required: { status: 403, code: "forbidden", category: "auth" },
  forbidden: { status: 403, code: "policy_denied", category: "auth" },
  not_found: { status: 404, code: "not_found", category: "request" },
  conflict: { status: 409, code: "conflict", category: "conflict" },
  already_decided: { status: 409, code: "already_resolved", category: "conflict" },
  idempotency_in_flight: {
    status: 409,
    code: "idempotency_in_flight",
    category: "conflict",
    retryable: true,
  },
  link_spent: { status: 410, code: "link_spent", category: "request" },
  stale_revision: { status: 409, code: "stale_policy_generation", category: "conflict" },
  payload_too_large: { status: 413, code: "payload_too_large", category: "limit" },
  method_not_allowed: { status: 405, code: "method_not_allowed", category: "request" },
  unsupported_media_type: { status: 415, code: "unsupported_media_type", category: "request" },
  idempotency_mismatch: { status: 409, code: "idempotency_conflict", category: "conflict" },
  invalid_answer: { status: 422, code: "schema_invalid", category: "request" },
  rate_limited: { status: 429, code: "rate_limit_exceeded", category: "limit", retryable: true },
  internal: { status: 500, code: "internal_error", category: "server", retryable: true },
  unavailable: { status: 503, code: "unavailable", category: "server", retryable: true },
};

/** What a request came with: a session is wanted, or a key, and there is none or a wrong one. */
export type Credentials = "no session" | "no key" | "a key";

const UNAUTHENTICATED: Record<Credentials, string> = {
  "no session": "missing_actor_token",
  "no key": "missing_platform_api_key",
  "a key": "invalid_platform_api_key",
};

/** A refusal in AXME's shape. Whoever refuses may name a code of AXME's, as `axme_code` among the extension members. */
export function refusalOf(problem: Problem, credentials: Credentials) {
  const { detail, code: reason, errors, ...rest } = problem;
  const {
    type: _type,
    title: _title,
    status: _status,
    instance: _instance,
    axme_code: _code,
    ...more
  } = rest;
  const { status, code, category, retryable } = refusalFor(problem, credentials);
  const details = {
    category,
    retryable: retryable ?? false,
    reason,
    ...(errors.length > 0 && { errors }),
    ...more,
  };
  return { status, body: { error: { code, message: detail, details }, detail } };
}

function refusalFor({ code, errors, axme_code, scope }: Problem, credentials: Credentials): Refusal {
  const usual = REFUSALS[code];
  if (code === "unauthenticated") return { ...usual, code: UNAUTHENTICATED[credentials] };
  if (code === "forbidden" && scope !== undefined) return { ...usual, code: "invalid_actor_scope" };
  // What could be read and does not fit is 422 there; 400 is left to what cannot be read.
  const misfit = code === "invalid_request" && errors.length > 0;
  const fitting = misfit ? { ...usual, status: 422, code: "schema_invalid" } : usual;
  return typeof axme_code === "string" ? { ...fitting, code: axme_code } : fitting;
}
