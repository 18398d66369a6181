import { describe, expect, test } from "vitest";
import { sent } from "../support/axme-intent";
import { api, keyOf } from "../support/http";
import { addIntentType, makeWorkspace } from "../support/workspace";

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
