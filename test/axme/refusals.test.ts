import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Scope } from "@/core/scopes";
import { rowsOf } from "../support/database";
import { api, keyOf, type Reply, type Sent, signIn } from "../support/http";
import { addAgent, addKey, makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let headers: Record<string, string>;
let id: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
  headers = keyOf(workspace.agent);
  id = (await api("POST", "/v1/intents", { headers, body: asking() })).body.intent_id;
});

const asking = (more: object = {}) => ({
  intent_type: "intent.data.export.v1",
  payload: {},
  human_task: { title: "Export?", assignees: [workspace.ana.email] },
  ...more,
});

const MISSING = "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

/** Sees that a reply is a refusal as AXME's clients read it, with this status and code, and tells nothing of our insides. */
function expectRefusal(
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

describe("an intent is refused, and nothing is stored", () => {
  test.each<[string, Sent, number, string, string[]?]>([
    ["cut short", { raw: '{"intent_type": "x"' }, 400, "invalid_request"],
    ["no JSON", { raw: "intent=x" }, 400, "invalid_request"],
    ["not UTF-8", { raw: new Uint8Array([0x7b, 0xff, 0x7d]) }, 400, "invalid_request"],
    [
      "another kind of body",
      { raw: "{}", headers: { "content-type": "text/plain" } },
      415,
      "unsupported_media_type",
    ],
    ["an array", { body: [] }, 422, "schema_invalid", [""]],
    ["no type", { body: { payload: {} } }, 422, "schema_invalid", ["/intent_type"]],
    [
      "a payload that is no object",
      { body: { intent_type: "a.b.v1", payload: [1] } },
      422,
      "schema_invalid",
      ["/payload"],
    ],
    [
      "a type that nobody registered",
      { body: { intent_type: "a.b.v1", payload: {} } },
      422,
      "schema_invalid",
      ["/intent_type"],
    ],
    [
      "a NUL",
      { body: { intent_type: "a.b.v1", payload: { a: "\0" } } },
      422,
      "schema_invalid",
      ["/payload/a"],
    ],
    [
      "no time",
      { body: { intent_type: "a.b.v1", deadline_at: "soon" } },
      422,
      "schema_invalid",
      ["/deadline_at"],
    ],
    [
      "a time that is past",
      { body: { intent_type: "a.b.v1", deadline_at: "2020-01-01T00:00:00Z" } },
      422,
      "schema_invalid",
      ["/deadline_at"],
    ],
    [
      "half a second",
      { body: { intent_type: "a.b.v1", remind_after_seconds: 0.5 } },
      422,
      "schema_invalid",
      ["/remind_after_seconds"],
    ],
    [
      "more than a year",
      { body: { intent_type: "a.b.v1", deadline_at: "2099-01-01T00:00:00Z" } },
      422,
      "schema_invalid",
      ["/deadline_at"],
    ],
  ])("for %s", async (_, sent, status, code, pointers) => {
    await refused(sent, status, code, pointers);
  });

  test("for a type that nobody registered with a word on what to do", async () => {
    const reply = await refused({ body: { intent_type: "a.b.v1", payload: {} } }, 422, "schema_invalid");
    expect(reply.body.detail).toMatch(
      /a\.b\.v1 is not registered here.*Register it as an intent type.*human_task/,
    );
  });

  test.each<[object, string[]]>([
    [{ task_type: "guess" }, ["/human_task/task_type"]],
    [{ assignees: ["nobody@nowhere.example"] }, ["/human_task/assignees/0"]],
    [{ assignees: ["team:data"], notify_email: "nobody@nowhere.example" }, ["/human_task/notify_email"]],
    [{ assignees: [] }, ["/human_task/assignees"]],
    [{ allowed_outcomes: ["yes", "yes"] }, ["/human_task/allowed_outcomes"]],
    [
      { assignees: ["team:data"], form_schema: { type: "object", $ref: "https://evil.example/x.json" } },
      ["/human_task/form_schema/$ref"],
    ],
    [{ assignees: ["team:data"], task_type: "form" }, ["/human_task/form_schema"]],
    [{ title: "Nobody" }, ["/human_task/assignees"]],
  ])("for the task %j, in its place", async (human_task, pointers) => {
    await refused({ body: asking({ human_task }) }, 422, "schema_invalid", pointers);
  });

  test("for somebody to escalate to who is nobody here", async () => {
    await refused({ body: asking({ escalate_to: "agent://acme/ops/oncall" }) }, 422, "schema_invalid", [
      "/escalate_to",
    ]);
  });

  test("for what is too large, and for a key that is none", async () => {
    const large = asking({ payload: { filler: "x".repeat(300_000) } });
    await refused({ body: large }, 413, "payload_too_large");
    await refused({ body: asking(), headers: { "idempotency-key": "" } }, 400, "invalid_request");
  });

  async function refused(sent: Sent, status: number, code: string, pointers?: string[]): Promise<Reply> {
    const before = await rowsOf(workspace.id);
    const reply = await api("POST", "/v1/intents", { ...sent, headers: { ...headers, ...sent.headers } });
    expectRefusal(reply, status, code, pointers);
    expect(await rowsOf(workspace.id)).toEqual(before);
    return reply;
  }
});

describe("an idempotency key", () => {
  test("makes a repetition the same intent, and another body a conflict", async () => {
    const keyed = { ...headers, "idempotency-key": crypto.randomUUID() };
    const first = await api("POST", "/v1/intents", { headers: keyed, body: asking() });
    const again = await api("POST", "/v1/intents", { headers: keyed, body: asking() });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const other = await api("POST", "/v1/intents", { headers: keyed, body: asking({ payload: { a: 1 } }) });
    expectRefusal(other, 409, "idempotency_conflict");
    const elsewhere = await api("POST", "/api/intents", {
      headers: keyed,
      body: { intent_type: "a.b", task_type: "approval", payload: {}, assignees: ["team:data"] },
    });
    expect(elsewhere.status).toBe(201);
  });
});

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

describe("whatever else is sent is refused with a place, and never breaks", () => {
  test.each<[string, string, object?]>([
    ["GET", "?since=-1"],
    ["GET", "?since=soon"],
    ["GET", "/stream?wait_seconds=0"],
    ["GET", "/stream?since=%00"],
  ])("%s %s", async (_, query) => {
    expectRefusal(await api("GET", `/v1/intents/${id}/events${query}`, { headers }), 422, "schema_invalid");
  });

  test.each(["?status=BUSY", "?limit=0", "?limit=many", "?cursor=abc"])("a list %s", async (query) => {
    expectRefusal(await api("GET", `/v1/intents${query}`, { headers }), 422, "schema_invalid");
  });

  const PEOPLE: [object, string[]][] = [
    [{}, ["/task_result/outcome"]],
    [{ task_result: "approved" }, ["/task_result"]],
    [{ task_result: { outcome: 5 } }, ["/task_result/outcome"]],
    [{ task_result: { outcome: "maybe" } }, ["/task_result/outcome"]],
    [{ task_result: { outcome: "approved", comment: 5 } }, ["/task_result/comment"]],
    [{ task_result: { outcome: "approved", edits: { "/rows": 1 } } }, ["/task_result/edits/~1rows"]],
    [{ task_result: { outcome: "approved", edits: "all" } }, ["/task_result/edits"]],
    [{ task_result: { outcome: "approved", evidence: [{ label: "x" }] } }, ["/task_result/evidence/0"]],
    [
      { task_result: { outcome: "approved" }, expected_policy_generation: "1" },
      ["/expected_policy_generation"],
    ],
  ];
  test.each(PEOPLE)("a person's %j", async (body, pointers) => {
    const person = await signIn(workspace.ana);
    const reply = await api("POST", `/v1/intents/${id}/resume`, { headers: person, body });
    expectRefusal(reply, 422, "schema_invalid", pointers);
  });

  test.each<[string, unknown, string[]]>([
    ["resolve", {}, ["/status"]],
    ["resolve", { status: "DONE" }, ["/status"]],
    ["resolve", { status: "COMPLETED", result: 5 }, ["/result"]],
    ["controls", { controls_patch: [] }, ["/controls_patch"]],
    ["controls", { controls_patch: { timeout_seconds: 120 } }, ["/controls_patch/timeout_seconds"]],
    ["resume", [], [""]],
  ])("an agent's %s with %j", async (verb, body, pointers) => {
    const reply = await api("POST", `/v1/intents/${id}/${verb}`, { headers, body });
    expectRefusal(
      reply,
      422,
      verb === "controls" && pointers[0] !== "/controls_patch" ? "policy_denied" : "schema_invalid",
      pointers,
    );
  });

  test("an agent whose turn it is and who says too much", async () => {
    const body = { body: "Which?", question: true };
    await api("POST", `/api/intents/${id}/comments`, { headers: await signIn(workspace.ana), body });
    const long = { reply: "x".repeat(30_000) };
    expectRefusal(
      await api("POST", `/v1/intents/${id}/resume`, { headers, body: long }),
      422,
      "schema_invalid",
    );
    const wrong = { payload: [] };
    expectRefusal(
      await api("POST", `/v1/intents/${id}/resume`, { headers, body: wrong }),
      422,
      "schema_invalid",
      ["/payload"],
    );
  });
});
