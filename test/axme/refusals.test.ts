import { beforeAll, describe, expect, test } from "vitest";
import { questionTo } from "../support/axme-intent";
import { expectRefusal } from "../support/axme-refusal";
import { rowsOf } from "../support/database";
import { api, keyOf, type Reply, type Sent, signIn } from "../support/http";
import { makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let headers: Record<string, string>;
let id: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
  headers = keyOf(workspace.agent);
  id = (await api("POST", "/v1/intents", { headers, body: asking() })).body.intent_id;
});

const asking = (more: object = {}) => questionTo(workspace.ana, more);

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
