import { describe, expect, test } from "vitest";
import { ERRORS, type ErrorCode } from "../errors";
import { refusalOf } from "./errors";

const problem = (code: ErrorCode, more: object = {}) => ({
  type: `https://countersign.example/docs/errors/${code}`,
  title: ERRORS[code].title,
  status: ERRORS[code].status,
  detail: "So it is.",
  instance: "/v1/intents",
  code,
  errors: [],
  ...more,
});

const flaws = { errors: [{ pointer: "/payload", detail: "This must be an object." }] };

describe("a refusal in AXME's shape", () => {
  test("says it twice, since one client reads error and another detail, and names the places", () => {
    expect(refusalOf(problem("invalid_request", flaws), "a key")).toEqual({
      status: 422,
      body: {
        error: {
          code: "schema_invalid",
          message: "So it is.",
          details: { category: "request", retryable: false, reason: "invalid_request", ...flaws },
        },
        detail: "So it is.",
      },
    });
  });

  test.each<[ErrorCode, object, number, string]>([
    ["invalid_request", {}, 400, "invalid_request"],
    ["invalid_request", flaws, 422, "schema_invalid"],
    ["invalid_request", { ...flaws, axme_code: "invalid_agent_address" }, 422, "invalid_agent_address"],
    ["unauthenticated", {}, 401, "invalid_platform_api_key"],
    ["forbidden", {}, 403, "policy_denied"],
    ["forbidden", { scope: "intents:write" }, 403, "invalid_actor_scope"],
    ["not_found", {}, 404, "not_found"],
    ["not_found", { axme_code: "agent_not_found" }, 404, "agent_not_found"],
    ["conflict", {}, 409, "conflict"],
    ["already_decided", {}, 409, "already_resolved"],
    ["stale_revision", {}, 409, "stale_policy_generation"],
    ["idempotency_mismatch", {}, 409, "idempotency_conflict"],
    ["idempotency_in_flight", {}, 409, "idempotency_in_flight"],
    ["payload_too_large", {}, 413, "payload_too_large"],
    ["unsupported_media_type", {}, 415, "unsupported_media_type"],
    ["invalid_answer", flaws, 422, "schema_invalid"],
    ["rate_limited", {}, 429, "rate_limit_exceeded"],
    ["internal", {}, 500, "internal_error"],
    ["unavailable", {}, 503, "unavailable"],
  ])("of %s with %j is %i %s", (code, more, status, axme) => {
    const refusal = refusalOf(problem(code, more), "a key");
    expect([refusal.status, refusal.body.error.code]).toEqual([status, axme]);
  });

  test("tells a missing key from a wrong one, and both from a missing session", () => {
    const codes = (["no key", "a key", "no session"] as const).map(
      (credentials) => refusalOf(problem("unauthenticated"), credentials).body.error.code,
    );
    expect(codes).toEqual(["missing_platform_api_key", "invalid_platform_api_key", "missing_actor_token"]);
  });

  test("keeps what the problem says besides, such as who was first", () => {
    const more = { outcome: "approved", decided_by: { name: "Ana" } };
    expect(refusalOf(problem("already_decided", more), "a key").body.error.details).toMatchObject(more);
  });
});
