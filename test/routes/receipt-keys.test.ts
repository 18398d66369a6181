import { expect, test } from "vitest";
import { submitted } from "../support/asking";
import { api, request, signIn } from "../support/http";
import { expectProblem } from "../support/problem";

const JWKS = "/.well-known/jwks.json";

test("keys are listed and rotated over HTTP, by those who may", async () => {
  const { workspace, people, path, agent } = await submitted();
  await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "approved" } });
  const headers = await signIn(workspace.alex);
  const { body: before } = await api("GET", "/api/receipt-keys", { headers });
  expect(before.items).toMatchObject([
    { signs: true, retired_at: null, jwk: { kty: "OKP", crv: "Ed25519" } },
  ]);
  const body = { replaces: before.items[0].kid };
  expectProblem(await api("POST", "/api/receipt-keys", { headers: people.audrey, body }), "forbidden");
  expectProblem(await api("POST", "/api/receipt-keys", { headers: agent, body }), "unauthenticated");
  expectProblem(await api("POST", "/api/receipt-keys", { headers, body: {} }), "invalid_request", [
    "/replaces",
  ]);
  expect(await api("POST", "/api/receipt-keys", { headers, body })).toMatchObject({
    status: 201,
    body: { signs: true },
  });
  expectProblem(await api("POST", "/api/receipt-keys", { headers, body }), "conflict", ["/replaces"]);
  const { body: now } = await api("GET", "/api/receipt-keys", { headers: people.audrey });
  expect(now.items.map(({ signs }: { signs: boolean }) => signs)).toEqual([true, false]);
});

test("the published set says nothing of whose the keys are, and may be kept for a minute", async () => {
  const { workspace } = await submitted();
  const headers = await signIn(workspace.alex);
  await api("POST", "/api/receipt-keys", { headers, body: { replaces: null } });
  const first = await api("GET", JWKS);
  for (const key of first.body.keys)
    expect(Object.keys(key).toSorted()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
  expect(JSON.stringify(first.body)).not.toContain(workspace.id);
  expect(first.headers.get("cache-control")).toMatch(/^public, max-age=60\b/);

  const etag = first.headers.get("etag") ?? "";
  const again = () => request("GET", JWKS, { headers: { "if-none-match": `W/${etag}` } });
  expect([(await again()).status, await (await again()).text()]).toEqual([304, ""]);
  const replaces = (await api("GET", "/api/receipt-keys", { headers })).body.items[0].kid;
  await api("POST", "/api/receipt-keys", { headers, body: { replaces } });
  expect((await again()).status).toBe(200);
});
