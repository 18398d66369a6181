import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/core/scopes";
import { questionTo } from "../support/axme-intent";
import { expectRefusal } from "../support/axme-refusal";
import { api, keyOf, signIn } from "../support/http";
import { addAgent, addKey, makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let headers: Record<string, string>;
let id: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
  headers = keyOf(workspace.agent);
  id = (await api("POST", "/v1/intents", { headers, body: questionTo(workspace.ana) })).body.intent_id;
});

const MISSING = "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

describe("who calls", () => {
  const CALLS: [string, Parameters<typeof api>[0], (id: string) => string, object?][] = [
    ["submit", "POST", () => "/v1/intents", {}],
    ["list", "GET", () => "/v1/intents"],
    ["read", "GET", (id) => `/v1/intents/${id}`],
    ["events", "GET", (id) => `/v1/intents/${id}/events`],
    ["stream", "GET", (id) => `/v1/intents/${id}/events/stream`],
    ["resume", "POST", (id) => `/v1/intents/${id}/resume`, {}],
    ["resolve", "POST", (id) => `/v1/intents/${id}/resolve`, { status: "CANCELED" }],
    ["controls", "POST", (id) => `/v1/intents/${id}/controls`, {}],
    ["apply", "POST", () => "/v1/scenarios/apply", {}],
    ["validate", "POST", () => "/v1/scenarios/validate", {}],
  ];

  test.each(CALLS)("needs a key to %s, and a right one", async (_, method, path, body) => {
    expectRefusal(await api(method, path(id), { body }), 401, "missing_platform_api_key");
    const wrong = { headers: { "x-api-key": "axme_sa_wrong" }, body };
    expectRefusal(await api(method, path(id), wrong), 401, "invalid_platform_api_key");
  });

  test.each(CALLS.slice(2, 8))(
    "finds nothing of another agent's or workspace's to %s",
    async (_, method, path, body) => {
      const neighbour = keyOf(await addAgent(workspace.id));
      const stranger = keyOf((await makeWorkspace()).agent);
      for (const others of [neighbour, stranger])
        expectRefusal(await api(method, path(id), { headers: others, body }), 404, "not_found");
      expectRefusal(await api(method, path(MISSING), { headers, body }), 404, "not_found");
      const read = await api("GET", `/v1/intents/${id}`, { headers });
      expect(read.body.intent).toMatchObject({ status: "WAITING", policy_generation: 1 });
    },
  );

  test("sends the key in x-api-key, and may send what a person signed in with beside it", async () => {
    const given = { "x-api-key": workspace.agent.key, authorization: "Bearer ey.J.x" };
    expect((await api("GET", `/v1/intents/${id}`, { headers: given })).status).toBe(200);
  });

  test("needs a session for tasks, not a key", async () => {
    expectRefusal(await api("GET", "/v1/me/tasks", { headers }), 401, "missing_actor_token");
  });

  test("answers from our own pages only", async () => {
    const elsewhere = { ...(await signIn(workspace.ana)), origin: "https://evil.example" };
    const body = { task_result: { outcome: "approved" } };
    expectRefusal(
      await api("POST", `/v1/intents/${id}/resume`, { headers: elsewhere, body }),
      403,
      "policy_denied",
    );
  });

  test("says for which agent it acts only as it is", async () => {
    const { address } = workspace.agent;
    const name = address.split("/").at(-1) ?? "";
    const read = (query: string, more: Record<string, string> = {}) =>
      api("GET", `/v1/intents/${id}${query}`, { headers: { ...headers, ...more } });
    for (const own of [address, name]) {
      expect((await read(`?owner_agent=${encodeURIComponent(own)}`)).status).toBe(200);
      expect((await read("", { "x-owner-agent": own })).status).toBe(200);
    }
    expectRefusal(await read("?owner_agent=agent://acme/production/other"), 400, "invalid_request");
    expectRefusal(
      await read("", { "x-owner-agent": "agent://acme/production/other" }),
      400,
      "invalid_request",
    );
    const both = await read(`?owner_agent=${encodeURIComponent(address)}`, { "x-owner-agent": name });
    expectRefusal(both, 400, "invalid_request");
  });

  test.each<[string, Scope[], string, object]>([
    ["submit", ["intents:write"], "", {}],
    ["withdraw", ["intents:write"], "/resolve", { status: "CANCELED" }],
    ["report", ["intents:write", "results:write"], "/resolve", { status: "COMPLETED" }],
    ["reply", ["comments:write"], "/resume", { reply: "Yes." }],
  ])("with a key of fewer scopes may not %s", async (_, scopes, path, body) => {
    for (const lacking of scopes) {
      const others = ["intents:read", "intents:write", "results:write", "comments:write"] as const;
      const key = `csk_${randomBytes(24).toString("base64url")}`;
      await addKey(workspace.agent, key, { scopes: others.filter((scope) => scope !== lacking) });
      const at = path === "" ? "/v1/intents" : `/v1/intents/${id}${path}`;
      const reply = await api("POST", at, { headers: { "x-api-key": key }, body });
      expectRefusal(reply, 403, "invalid_actor_scope");
      expect(reply.body.error.details).toMatchObject({ scope: lacking });
    }
  });
});

test.each<[Parameters<typeof api>[0], string]>([
  ["GET", "/v1/inbox"],
  ["POST", "/v1/approvals/x/decision"],
  ["POST", "/v1/webhooks/subscriptions"],
  ["DELETE", "/v1/intents/x"],
])("%s %s, which is AXME's and not here, is refused in its shape too", async (method, path) => {
  expectRefusal(await api(method, path, { headers }), 404, "not_found");
});
