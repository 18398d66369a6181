import { expect } from "vitest";
import { ERRORS, type ErrorCode } from "@/core/errors";
import type { Reply } from "./http";

/** Sees that a reply is the whole problem document of a code, names these places, and tells nothing of our insides. */
export function expectProblem(reply: Reply, code: ErrorCode, pointers?: string[]): void {
  expect(reply.headers.get("content-type")).toBe("application/problem+json");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.body).toMatchObject({
    type: `http://countersign.test:3000/docs/errors/${code}`,
    title: ERRORS[code].title,
    status: ERRORS[code].status,
    detail: expect.stringMatching(/\S/),
    instance: expect.stringMatching(/^\/api\//),
    code,
  });
  expect(reply.status).toBe(ERRORS[code].status);
  expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|prisma|SELECT|at .*\.ts:\d+/);
  if (pointers)
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
}
