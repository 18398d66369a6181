import { expect } from "vitest";
import type { Reply } from "./http";

/** Sees that a reply is a refusal as AXME's clients read it, with this status and code, and tells nothing of our insides. */
export function expectRefusal(
  { status, headers, body }: Reply,
  wanted: number,
  code: string,
  pointers?: string[],
): void {
  expect([status, body.error?.code], JSON.stringify(body)).toEqual([wanted, code]);
  expect(headers.get("content-type")).toBe("application/json");
  expect(body).toEqual({
    error: { code, message: expect.stringMatching(/\S/), details: expect.any(Object) },
    detail: body.error.message,
  });
  expect(JSON.stringify(body)).not.toMatch(/node_modules|prisma|SELECT|at .*\.ts:\d+/);
  if (pointers)
    expect(body.error.details.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
}
