import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { AppError, ERRORS, type ErrorCode, flaw } from "./errors";

const pages = path.join(import.meta.dirname, "../docs/errors");
const codes = Object.keys(ERRORS) as ErrorCode[];

/** The codes and statuses that API.md promises. */
const PROMISED: Partial<Record<ErrorCode, number>> = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  already_decided: 409,
  idempotency_in_flight: 409,
  stale_revision: 412,
  payload_too_large: 413,
  idempotency_mismatch: 422,
  invalid_answer: 422,
  rate_limited: 429,
};

describe("every error code", () => {
  test.each(codes)("%s has a page that says its status and title", (code) => {
    const { status, title } = ERRORS[code];
    const page = readFileSync(path.join(pages, `${code}.md`), "utf8");
    expect(page).toMatch(new RegExp(`^# ${code}\\n`));
    expect(page).toContain(`${status} · ${title}`);
    expect(page).toContain(`"code": "${code}"`);
  });

  test("is the only thing that has a page", () => {
    const files = readdirSync(pages).filter((file) => file.endsWith(".md"));
    expect(files.map((file) => file.replace(".md", "")).sort()).toEqual([...codes].sort());
  });

  test("that API.md promises has the status that it promises", () => {
    for (const [code, status] of Object.entries(PROMISED))
      expect(ERRORS[code as ErrorCode].status).toBe(status);
  });
});

describe("an error", () => {
  test("carries its code, status and words", () => {
    const error = new AppError("already_decided", "Ana was first.", { extra: { outcome: "approved" } });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      code: "already_decided",
      status: 409,
      message: "Ana was first.",
      flaws: [],
      extra: { outcome: "approved" },
    });
  });

  test("of another copy of this module is one of ours all the same, and what merely looks alike is not", async () => {
    vi.resetModules();
    const copy = await import("./errors");
    expect(copy.AppError).not.toBe(AppError);
    expect(new copy.AppError("conflict", "Ana has claimed this.")).toBeInstanceOf(AppError);
    expect({ code: "conflict", message: "Ana has claimed this." }).not.toBeInstanceOf(AppError);
    expect(new Error("conflict")).not.toBeInstanceOf(AppError);
  });

  test("about one place says so with a pointer", () => {
    expect(flaw("invalid_request", "/policy", "No such policy.")).toMatchObject({
      code: "invalid_request",
      message: "No such policy.",
      flaws: [{ pointer: "/policy", detail: "No such policy." }],
    });
  });
});
