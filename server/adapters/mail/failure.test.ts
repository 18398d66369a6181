import { describe, expect, test } from "vitest";
import { failureOf } from "./failure";

const NOW = new Date("2025-10-14T10:00:00Z");
const KEY = "re_secret_key";

describe("a failed attempt", () => {
  test.each([
    [400, "validation_error", false],
    [403, "validation_error", false],
    [404, "not_found", false],
    [422, "missing_required_field", false],
    [401, "missing_api_key", true],
    [403, "invalid_api_key", true],
    [408, "application_error", true],
    [409, "concurrent_idempotent_requests", true],
    [429, "rate_limit_exceeded", true],
    [429, "daily_quota_exceeded", true],
    [500, "internal_server_error", true],
    [503, "application_error", true],
  ])("with %d %s is tried again: %s", (statusCode, name, retryable) => {
    expect(failureOf({ statusCode, name, message: "no" }, {}, KEY, NOW)).toMatchObject({
      ok: false,
      retryable,
    });
  });

  test("without a status, because nobody answered, is tried again", () => {
    expect(
      failureOf({ statusCode: null, name: "application_error", message: "no" }, null, KEY, NOW).retryable,
    ).toBe(true);
  });

  test.each([
    ["30", 30],
    ["1.2", 2],
    ["Tue, 14 Oct 2025 10:01:00 GMT", 60],
    ["Tue, 14 Oct 2025 09:00:00 GMT", 0],
    ["soon", null],
    ["-5", null],
  ])("that says “Retry-After: %s” waits %s seconds", (header, seconds) => {
    const failure = failureOf({ statusCode: 429 }, { "retry-after": header }, KEY, NOW);
    expect(failure.retryAfterSeconds).toBe(seconds);
  });

  test("is one short line that never holds the key", () => {
    const message = `Key ${KEY} is wrong\nsaid ${KEY} ${"and so on ".repeat(100)}`;
    const { error } = failureOf({ statusCode: 401, name: "invalid_api_key", message }, {}, KEY, NOW);
    expect(error).toMatch(/^Resend 401, invalid_api_key: Key … is wrong said … and so on/);
    expect(error.length).toBeLessThanOrEqual(200);
    expect(error).not.toMatch(/\n|re_secret/);
  });

  test("whose body is not what Resend sends is still reported", () => {
    expect(failureOf({ statusCode: "x", message: {} }, {}, KEY, NOW).error).toBe(
      "Resend without a status, error: no reason given",
    );
  });
});
