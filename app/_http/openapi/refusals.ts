import { ERRORS, type ErrorCode } from "@/core/errors";
import { ProblemWire } from "@/core/wire/problem";
import { isIdempotent, type Listed } from "../endpoints";
import type { OpenApiSchemas } from "./schemas";

/** The refusals of an endpoint by status, each with the codes that it may have. */
export function refusalsOf(endpoint: Listed, schemas: OpenApiSchemas) {
  const codes = codesOf(endpoint);
  const statuses = new Set(codes.map((code) => ERRORS[code].status));
  const having = (status: number) => codes.filter((code) => ERRORS[code].status === status);
  return Object.fromEntries([...statuses].map((status) => [status, refusal(having(status), schemas)]));
}

function refusal(codes: ErrorCode[], schemas: OpenApiSchemas) {
  const schema = { allOf: [schemas.output(ProblemWire), { properties: { code: { enum: codes } } }] };
  return {
    description: codes.map((code) => `${code}: ${ERRORS[code].title}`).join("; "),
    content: { "application/problem+json": { schema } },
  };
}

/** What an endpoint says for itself, and what follows from its shape. */
function codesOf(endpoint: Listed): ErrorCode[] {
  const { method, path, callers, scope, query, rpc, body = rpc, errors = [] } = endpoint;
  const bySession = callers.includes("member") && method !== "GET";
  const ofTheServer = callers.length === 0 && !body;
  return [
    ...new Set<ErrorCode>([
      ...(query || body || isIdempotent(endpoint) ? (["invalid_request"] as const) : []),
      ...(callers.length > 0 ? (["unauthenticated"] as const) : []),
      ...(bySession || scope ? (["forbidden"] as const) : []),
      ...(path.includes("{") ? (["not_found"] as const) : []),
      ...errors,
      ...(isIdempotent(endpoint) ? (["idempotency_in_flight", "idempotency_mismatch"] as const) : []),
      ...(body ? (["payload_too_large", "unsupported_media_type"] as const) : []),
      ...(ofTheServer ? [] : (["internal", "unavailable"] as const)),
    ]),
  ];
}
