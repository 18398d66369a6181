import { beforeAll, describe, expect, test, vi } from "vitest";

beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
  vi.stubEnv("COUNTERSIGN_SECRET", "x".repeat(32));
  vi.stubEnv("LOG_LEVEL", "silent");
});

describe("a request that failed", () => {
  test.each([
    "connect ECONNREFUSED 127.0.0.1:5432",
    "Connection terminated unexpectedly",
    "Client has encountered a connection error and is not queryable",
    "Raw query failed. Code: `57P01`. Message: `terminating connection due to unexpected postmaster exit`",
    "Database error. Code: `57P03`. Message: `the database system is starting up`",
    "write EPIPE",
  ])("is worth trying again where the database was lost: %s", async (message) => {
    const { problemOf } = await import("./problem");
    expect(problemOf(new Error(message), "/api/intents")).toMatchObject({ status: 503, code: "unavailable" });
  });

  test("is our mistake where nobody knows why, and does not say why", async () => {
    const { problemOf } = await import("./problem");
    const problem = problemOf(new Error("x is undefined"), "/api/intents");
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(problem)).not.toContain("undefined");
  });
});
