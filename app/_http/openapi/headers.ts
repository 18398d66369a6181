import type { Listed } from "../endpoints";
import type { RequestHeader, ResponseHeader } from "../endpoints/endpoint";

interface Header {
  description: string;
  schema: Record<string, unknown>;
  example: string;
}

export const REQUEST_HEADERS: Record<RequestHeader | "Idempotency-Key", Header> = {
  Prefer: {
    description: "Holds the request until the intent closes or that many seconds pass, at most 60 (RFC 7240)",
    schema: { type: "string" },
    example: "wait=30",
  },
  "If-Match": {
    description: "The ETag of the revision that was read; the same as revision in the body",
    schema: { type: "string" },
    example: '"1"',
  },
  "Last-Event-ID": {
    description: "The id after which a stream resumes: the last that the client saw",
    schema: { type: "string" },
    example: "41",
  },
  "Idempotency-Key": {
    description: "Makes retries safe: the same key and body get the first answer, and nobody is told again",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "8e03978e-40d5-43dd-bc93-6894a57f9324",
  },
};

type LimitHeader = "RateLimit" | "RateLimit-Policy" | "Retry-After";

export const LIMIT_HEADERS = ["RateLimit", "RateLimit-Policy"] as const;

/** Agents' requests and people's writes are, and whatever takes the token of a link. */
export const isLimited = ({ callers, method, path }: Listed): boolean =>
  callers.includes("agent") ||
  (callers.includes("member") ? method !== "GET" : /\{(token|file)\}/.test(path));

export const RESPONSE_HEADERS: Record<ResponseHeader | LimitHeader, Header> = {
  RateLimit: {
    description:
      "How much of the limit is left (r), and in how many seconds there is one more (t); draft-ietf-httpapi-ratelimit-headers-11. Absent where the limit is off",
    schema: { type: "string" },
    example: '"key";r=5999;t=1',
  },
  "RateLimit-Policy": {
    description: "The limit that holds: its name, its quota (q) and the seconds in which it fills anew (w)",
    schema: { type: "string" },
    example: '"key";q=6000;w=60',
  },
  "Retry-After": {
    description: "After how many seconds it is worth trying again",
    schema: { type: "string" },
    example: "12",
  },
  ETag: {
    description: "Of an intent, its revision; else what changes with the answer",
    schema: { type: "string" },
    example: '"1"',
  },
  "Preference-Applied": {
    description: "How long the server would have held the request",
    schema: { type: "string" },
    example: "wait=30",
  },
};

export const REPLAYED = {
  "Idempotent-Replayed": { description: "Present on a replay", schema: { const: "true" } },
};

/** Standard Webhooks 1.0. */
export const WEBHOOK_HEADERS: Record<string, Header> = {
  "webhook-id": {
    description: "The same on every attempt: process each once",
    schema: { type: "string" },
    example: "dlv_9f1c0b6e1d5a4f0c8f1f3c1d2e4b5a69",
  },
  "webhook-timestamp": {
    description: "Seconds since 1970",
    schema: { type: "string" },
    example: "1795341600",
  },
  "webhook-signature": {
    description:
      "v1, and the base64 of an HMAC-SHA256 over id.timestamp.body with the whsec_ secret; while a secret is being rotated one for each, with spaces between",
    schema: { type: "string" },
    example: "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
  },
};
