import { expect, test } from "vitest";
import { api } from "../support/http";

process.env.DATABASE_URL = "postgresql://nobody:nothing@127.0.0.1:1/none";

test("while the database cannot be reached, requests get 503 with Retry-After and nothing of its errors", async () => {
  const headers = { authorization: `Bearer csk_${"x".repeat(32)}` };
  for (const reply of [
    await api("GET", "/api/intents", { headers }),
    await api("POST", "/api/intents", { headers, body: {} }),
  ]) {
    expect(reply).toMatchObject({ status: 503, body: { code: "unavailable", status: 503 } });
    expect(reply.headers.get("retry-after")).toBe("1");
    expect(JSON.stringify(reply.body)).not.toMatch(/127\.0\.0\.1|nobody|ECONN|prisma/i);
  }
});

test("health says which of its parts fails", async () => {
  expect(await api("GET", "/api/health")).toMatchObject({
    status: 503,
    body: { checks: { database: "failing" } },
  });
});
