import { describe, expect, test } from "vitest";
import { type api as Api, api, keyOf, signIn } from "../support/http";
import { addIntentType, makeWorkspace, type Person } from "../support/workspace";

/** An intent that was asked for in AXME's words, and how to go on with it. */
async function sent(task: object = {}, more: object = {}) {
  const workspace = await makeWorkspace();
  const agent = keyOf(workspace.agent);
  const human_task = { title: "Export?", assignees: [workspace.ana.email], ...task };
  const body = { intent_type: "intent.data.export.v1", payload: { rows: 3 }, human_task, ...more };
  const { status, body: made } = await api("POST", "/v1/intents", { headers: agent, body });
  expect([status, made]).toMatchObject([200, { ok: true, status: "WAITING" }]);
  const path = `/v1/intents/${made.intent_id}`;
  const read = async () => (await api("GET", path, { headers: agent })).body.intent;
  const events = async (since = 0) =>
    (await api("GET", `${path}/events?since=${since}`, { headers: agent })).body.events;
  const resume = async (by: Person, body: object): ReturnType<typeof Api> =>
    api("POST", `${path}/resume`, { headers: await signIn(by), body });
  const post = (verb: string, body: object) => api("POST", `${path}/${verb}`, { headers: agent, body });
  return { ...workspace, headers: agent, made, path, read, events, resume, post };
}

describe("an intent", () => {
  test("waits for a human, and is read with all that was said of it", async () => {
    const said = {
      to_agent: "agent://myorg/production/data-analyst",
      correlation_id: crypto.randomUUID(),
      reply_to: "agent://myorg/production/me",
      remind_after_seconds: 300,
      remind_interval_seconds: 600,
      max_reminders: 2,
    };
    const { read, made, ana, agent } = await sent({ description: "With PII." }, said);
    expect(await read()).toMatchObject({
      intent_id: made.intent_id,
      status: "WAITING",
      legacy_status: "blocked",
      waiting_reason: "WAITING_FOR_HUMAN",
      created_at: made.created_at,
      intent_type: "intent.data.export.v1",
      payload: { rows: 3 },
      from_agent: agent.address,
      pending_with: { type: "human", ref: ana.email, name: "Ana" },
      human_task: {
        title: "Export?",
        description: "With PII.",
        task_type: "approval",
        assignees: [ana.email],
      },
      policy_generation: 1,
      result: null,
      ...said,
    });
  });

  test.each([
    ["approval", "approved", {}, "COMPLETED"],
    ["approval", "rejected", {}, "FAILED"],
    ["review", "approved", {}, "COMPLETED"],
    ["clarification", "provided", { answer: "The EU." }, "COMPLETED"],
    ["clarification", "rejected", {}, "FAILED"],
    ["manual_action", "completed", {}, "COMPLETED"],
    ["confirmation", "confirmed", {}, "COMPLETED"],
    ["confirmation", "denied", {}, "FAILED"],
    ["assignment", "assigned", { assignee_email: "cal@acme.dev" }, "COMPLETED"],
    ["override", "override_approved", { comment: "Once." }, "COMPLETED"],
  ])("of the kind %s that is answered %s with %j is %s", async (task_type, outcome, more, status) => {
    const { resume, read, events, ana } = await sent({ task_type });
    const answered = await resume(ana, { task_result: { outcome, ...more } });
    expect(answered).toMatchObject({ status: 200, body: { ok: true, applied: true, intent: { status } } });
    expect(await read()).toMatchObject({ status, waiting_reason: null, pending_with: null });
    expect((await events()).at(-1)).toMatchObject({ status, details: { approved: status === "COMPLETED" } });
  });

  test("with a form gives back its fields with their types, and wants them", async () => {
    const form_schema = {
      type: "object",
      required: ["days", "scope_confirmed"],
      properties: { days: { type: "integer", maximum: 90 }, scope_confirmed: { type: "boolean" } },
    };
    const { resume, read, ana } = await sent({ task_type: "approval", form_schema });
    const refused = await resume(ana, { task_result: { outcome: "approved", days: 400 } });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: "schema_invalid" } } });
    const pointers = refused.body.error.details.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.toSorted()).toEqual(["/task_result/days", "/task_result/scope_confirmed"]);
    await resume(ana, { task_result: { outcome: "approved", days: 30, scope_confirmed: true } });
    expect(await read()).toMatchObject({ result: { outcome: "approved", days: 30, scope_confirmed: true } });
  });

  test("that wants evidence takes it where AXME has it", async () => {
    const { resume, read, ana } = await sent({ task_type: "attach_file" });
    expect(await resume(ana, { task_result: { outcome: "completed" } })).toMatchObject({ status: 422 });
    await resume(ana, { task_result: { outcome: "completed", data: { evidence: "https://acme.dev/log" } } });
    expect((await read()).decision.evidence).toEqual([{ label: "Evidence", url: "https://acme.dev/log" }]);
  });

  test("of a registered type is what the type says, but for what the task says", async () => {
    const workspace = await makeWorkspace();
    await addIntentType(workspace.id, "intent.code.review.v1", {
      task_type: "review",
      assignees: [workspace.bea.email],
    });
    const body = { intent_type: "intent.code.review.v1", human_task: { title: "PR #847" } };
    const headers = keyOf(workspace.agent);
    const { intent_id } = (await api("POST", "/v1/intents", { headers, body })).body;
    expect((await api("GET", `/v1/intents/${intent_id}`, { headers })).body.intent).toMatchObject({
      human_task: { title: "PR #847", task_type: "review", assignees: [workspace.bea.email] },
    });
  });
});

describe("a person's answer", () => {
  test("is that person's, by the API, and counts at once", async () => {
    const { resume, events, ana } = await sent();
    await resume(ana, { task_result: { outcome: "approved" } });
    expect((await events()).at(-1)).toMatchObject({
      actor: "Ana",
      details: { decision: { via: "api", decided_by: { email: ana.email } } },
    });
  });

  test("comes from nobody else, and least of all from the agent's own key", async () => {
    const { resume, post, read, bea, audrey } = await sent();
    const yes = { task_result: { outcome: "approved" } };
    expect(await post("resume", yes)).toMatchObject({
      status: 403,
      body: { error: { code: "policy_denied" } },
    });
    expect(await post("resume", { approve_current_step: true })).toMatchObject({ status: 403 });
    expect(await resume(bea, yes)).toMatchObject({ status: 404 });
    expect(await resume(audrey, yes)).toMatchObject({ status: 403 });
    expect(await read()).toMatchObject({ status: "WAITING" });
  });

  test("that comes second is told who was first", async () => {
    const { resume, ana, alex } = await sent();
    await resume(ana, { task_result: { outcome: "rejected" } });
    expect(await resume(alex, { task_result: { outcome: "approved" } })).toMatchObject({
      status: 409,
      body: {
        error: { code: "already_resolved", details: { outcome: "rejected", decided_by: { name: "Ana" } } },
      },
    });
  });

  test("to another generation than the present one is refused", async () => {
    const { resume, post, ana } = await sent({ task_type: "review" });
    await resume(ana, { task_result: { outcome: "changes_requested", comment: "Fewer." } });
    await post("resume", { payload: { rows: 1 }, reason: "One row." });
    const stale = { task_result: { outcome: "approved" }, expected_policy_generation: 1 };
    expect(await resume(ana, stale)).toMatchObject({
      status: 409,
      body: { error: { code: "stale_policy_generation" } },
    });
    expect(await resume(ana, { ...stale, expected_policy_generation: 2 })).toMatchObject({
      status: 200,
      body: { policy_generation: 2 },
    });
  });
});

describe("an agent whose turn it is", () => {
  test("resumes with another payload, and people are asked again", async () => {
    const { resume, post, read, events, ana, agent } = await sent({ task_type: "review" });
    await resume(ana, { task_result: { outcome: "changes_requested", comment: "Fewer rows." } });
    expect(await read()).toMatchObject({
      waiting_reason: "WAITING_FOR_AGENT",
      pending_with: { type: "agent", ref: agent.address },
    });
    const resumed = await post("resume", { payload: { rows: 1 }, reason: "One row." });
    expect(resumed).toMatchObject({ status: 200, body: { applied: true, policy_generation: 2 } });
    expect(await read()).toMatchObject({ waiting_reason: "WAITING_FOR_HUMAN", payload: { rows: 1 } });
    expect((await events(4)).map(({ details }: { details: object }) => details)).toMatchObject([
      { outcome: "changes_requested", comment: "Fewer rows." },
      { revision: 2, note: "One row." },
    ]);
  });

  test("answers a question with whatever it says, once per key", async () => {
    const { post, headers, path, made, ana } = await sent();
    const question = { body: "Which region?", question: true };
    await api("POST", `/api/intents/${made.intent_id}/comments`, {
      headers: await signIn(ana),
      body: question,
    });
    const reply = { headers: { ...headers, "idempotency-key": "reply-1" }, body: { region: "EU" } };
    for (let time = 0; time < 2; time++)
      expect(await api("POST", `${path}/resume`, reply)).toMatchObject({
        status: 200,
        body: { applied: true },
      });
    expect(await post("resume", { region: "US" })).toMatchObject({ status: 403 });
    const { items } = (await api("GET", `/api/intents/${made.intent_id}/events`, { headers })).body;
    const said = items.filter(({ type }: { type: string }) => type === "commented");
    expect(said.map(({ data }: { data: { body: string } }) => data.body)).toEqual([
      "Which region?",
      '{"region":"EU"}',
    ]);
  });
});

describe("an agent resolves", () => {
  test("by withdrawing, which tells its event; a second time changes nothing", async () => {
    const { post, read } = await sent();
    const canceled = { status: "CANCELED", reason: "Obsolete." };
    for (let time = 0; time < 2; time++)
      expect(await post("resolve", canceled)).toMatchObject({
        status: 200,
        body: {
          ok: true,
          intent: { status: "CANCELED" },
          event: { event_type: "intent.canceled", seq: 5, details: { reason: "Obsolete." } },
          completion_delivery: { delivered: false },
        },
      });
    expect(await read()).toMatchObject({ status: "CANCELED" });
    expect(await post("resolve", { status: "COMPLETED" })).toMatchObject({ status: 409 });
  });

  test("with what became of the answer, once there is one and only once", async () => {
    const { post, resume, read, ana } = await sent({}, { reply_to: "agent://me" });
    const completed = { status: "COMPLETED", result: { rows: 3 } };
    expect(await post("resolve", completed)).toMatchObject({
      status: 409,
      body: { error: { code: "conflict" } },
    });
    await resume(ana, { task_result: { outcome: "approved" } });
    expect(await post("resolve", completed)).toMatchObject({
      status: 200,
      body: {
        event: { event_type: "intent.completed", status: "COMPLETED" },
        completion_delivery: { reply_to: "agent://me" },
      },
    });
    expect(await read()).toMatchObject({ resolution: { status: "succeeded", data: { rows: 3 } } });
    expect(await post("resolve", { status: "FAILED", error: { message: "No." } })).toMatchObject({
      status: 409,
    });
    expect(await post("resolve", { status: "CANCELED" })).toMatchObject({ status: 409 });
  });
});

describe("controls", () => {
  test("that change nothing are fine, those that would are refused by name, and a stale generation comes first", async () => {
    const { post, read } = await sent({}, { remind_after_seconds: 300 });
    const { deadline_at } = await read();
    const same = {
      controls_patch: { remind_after_seconds: 300, deadline_at },
      expected_policy_generation: 1,
    };
    expect(await post("controls", same)).toMatchObject({
      status: 200,
      body: { ok: true, applied: false, policy_generation: 1 },
    });
    const other = { controls_patch: { remind_after_seconds: 60, escalate_to: "bea@acme.dev" } };
    expect(await post("controls", other)).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "policy_denied",
          details: {
            errors: [
              { pointer: "/controls_patch/remind_after_seconds" },
              { pointer: "/controls_patch/escalate_to" },
            ],
          },
        },
      },
    });
    expect(await post("controls", { ...other, expected_policy_generation: 7 })).toMatchObject({
      status: 409,
      body: { error: { code: "stale_policy_generation", details: { policy_generation: 1 } } },
    });
  });
});

describe("lists", () => {
  test("a person's tasks are what waits for them", async () => {
    const { ana, bea, made, agent, resume } = await sent({ task_type: "review" });
    const tasks = async (person: Person) =>
      (await api("GET", "/v1/me/tasks", { headers: await signIn(person) })).body;
    expect(await tasks(ana)).toMatchObject({
      ok: true,
      tasks: [
        {
          intent_id: made.intent_id,
          intent_type: "intent.data.export.v1",
          status: "WAITING",
          from_agent: agent.address,
          assigned_at: made.created_at,
          human_task: { title: "Export?", task_type: "review" },
        },
      ],
    });
    expect(await tasks(bea)).toMatchObject({ ok: true, tasks: [] });
    await resume(ana, { task_result: { outcome: "changes_requested", comment: "Fewer." } });
    expect(await tasks(ana)).toMatchObject({ tasks: [] });
  });

  test("an agent's intents are found by AXME's statuses, a yes apart from a no", async () => {
    const { headers, made, resume, ana } = await sent();
    const human_task = { title: "Another?", assignees: [ana.email] };
    const body = { intent_type: "intent.data.export.v1", human_task };
    const other = (await api("POST", "/v1/intents", { headers, body })).body.intent_id;
    await resume(ana, { task_result: { outcome: "rejected" } });
    const found = async (query: string) => {
      const { intents } = (await api("GET", `/v1/intents${query}`, { headers })).body;
      return intents.map(({ intent_id }: { intent_id: string }) => intent_id);
    };
    expect(await found("")).toEqual([other, made.intent_id]);
    expect(await found("?status=WAITING&limit=1000")).toEqual([other]);
    expect(await found("?status=failed")).toEqual([made.intent_id]);
    expect(await found("?status=FAILED,WAITING")).toEqual([other, made.intent_id]);
    for (const status of ["COMPLETED", "CANCELED", "DELIVERED", "IN_PROGRESS"])
      expect(await found(`?status=${status}`)).toEqual([]);
    const page = (await api("GET", "/v1/intents?limit=1", { headers })).body;
    expect(await found(`?limit=1&cursor=${page.next_cursor}`)).toEqual([made.intent_id]);
  });
});
