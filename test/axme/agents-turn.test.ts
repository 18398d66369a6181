import { describe, expect, test } from "vitest";
import { sent } from "../support/axme-intent";
import { api, signIn } from "../support/http";
import type { Person } from "../support/workspace";

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
