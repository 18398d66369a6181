import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonArb } from "@/core/testing/arbitraries";
import { fireMoment } from "@/server/services/intents/pursue";
import { demoScenario } from "../support/axme-demo";
import { rowsOf } from "../support/database";
import { api, keyOf, signIn } from "../support/http";
import { after } from "../support/time";
import { addIntentType, asSystem, makeWorkspace, type Workspace } from "../support/workspace";

const apply = ({ agent }: Workspace, body: object, headers: Record<string, string> = {}) =>
  api("POST", "/v1/scenarios/apply", { headers: { ...keyOf(agent), ...headers }, body });

const validate = async ({ agent }: Workspace, body: unknown) =>
  (await api("POST", "/v1/scenarios/validate", { headers: keyOf(agent), body })).body;

describe("applying the demo's scenario", () => {
  test("asks its one person, and says what of it is not done here", async () => {
    const workspace = await makeWorkspace();
    const { ana } = workspace;
    const { status, body } = await apply(workspace, demoScenario(ana.email));
    expect([status, body]).toMatchObject([
      200,
      {
        ok: true,
        scenario_id: "async-human-approval.demo.v1",
        status: "WAITING",
        pending_with: ana.email,
        idempotent: false,
        agents: [{ role: "data_analyst", address: "data-analyst-demo", created: false }],
        warnings: [
          expect.stringMatching(/^Step analyze_data .* is not run here/),
          expect.stringMatching(/^data-analyst-demo is not there and was not created/),
        ],
      },
    ]);
    const lasts = Date.parse(body.deadline_at) - Date.parse(body.created_at);
    expect(lasts).toBe(28_800_000);
    const { intent } = (
      await api("GET", `/v1/intents/${body.intent_id}`, { headers: keyOf(workspace.agent) })
    ).body;
    expect(intent).toMatchObject({
      intent_type: "intent.data.export_approval.v1",
      payload: { row_count: 145_000 },
      remind_after_seconds: 300,
      human_task: { title: "Personal data found", task_type: "approval", assignees: [ana.email] },
    });
  });

  test("reminds that person, and is completed by their answer", async () => {
    const workspace = await makeWorkspace();
    const { intent_id: id } = (await apply(workspace, demoScenario(workspace.ana.email))).body;
    await fireMoment(asSystem(workspace, new Date(after("5m", new Date()).getTime() + 1_000)), id);
    const answer = { headers: await signIn(workspace.ana), body: { task_result: { outcome: "approved" } } };
    await api("POST", `/v1/intents/${id}/resume`, answer);
    const { events } = (await api("GET", `/v1/intents/${id}/events`, { headers: keyOf(workspace.agent) }))
      .body;
    expect(events.map(({ event_type }: { event_type: string }) => event_type)).toEqual([
      "intent.created",
      "intent.submitted",
      "intent.waiting",
      "intent.human_task_assigned",
      "intent.reminder",
      "intent.in_progress",
      "intent.completed",
    ]);
  });

  test("asks whom the registered type names where its person has no contact", async () => {
    const workspace = await makeWorkspace();
    await addIntentType(workspace.id, "intent.data.export_approval.v1", {
      task_type: "approval",
      assignees: [workspace.bea.email],
    });
    expect((await apply(workspace, demoScenario())).body).toMatchObject({
      pending_with: workspace.bea.email,
    });
  });

  test("escalates to the person behind a role when the reminders are used up", async () => {
    const workspace = await makeWorkspace();
    const { ana, bea } = workspace;
    const scenario = demoScenario(ana.email);
    const [, human] = scenario.workflow.steps;
    const step = { ...human, escalate_to: "backup", remind_interval_seconds: 300, max_reminders: 2 };
    const humans = [...scenario.humans, { role: "backup", contact: bea.email }];
    const { intent_id: id } = (await apply(workspace, { ...scenario, humans, workflow: { steps: [step] } }))
      .body;
    const start = new Date();
    for (const time of ["5m", "10m", "15m"])
      await fireMoment(asSystem(workspace, new Date(after(time, start).getTime() + 1_000)), id);
    const { events } = (
      await api("GET", `/v1/intents/${id}/events?since=4`, { headers: keyOf(workspace.agent) })
    ).body;
    expect(events).toMatchObject([
      { event_type: "intent.reminder", details: { number: 1 } },
      { event_type: "intent.reminder", details: { number: 2 } },
      { event_type: "intent.escalated", details: { escalated_to: bea.email } },
      { event_type: "intent.human_task_assigned", pending_with: { ref: bea.email } },
    ]);
  });

  test.each(["in the body", "in the header"])("with a key %s counts once", async (where) => {
    const workspace = await makeWorkspace();
    const key = crypto.randomUUID();
    const headers: Record<string, string> = where === "in the header" ? { "idempotency-key": key } : {};
    const scenario = {
      ...demoScenario(workspace.ana.email),
      ...(where === "in the body" && { idempotency_key: key }),
    };
    const first = await apply(workspace, scenario, headers);
    const again = await apply(workspace, scenario, headers);
    expect(again).toMatchObject({ status: 200, body: { ...first.body, idempotent: true } });
    expect(await rowsOf(workspace.id)).toMatchObject({ intents: 1 });
    const other = await apply(workspace, { ...scenario, title: "Another" }, headers);
    expect(other).toMatchObject({ status: 409, body: { error: { code: "idempotency_conflict" } } });
  });

  test("finds its agents by their names and addresses, and refuses those who are not there", async () => {
    const workspace = await makeWorkspace();
    const { address } = workspace.agent;
    const foreign = (await makeWorkspace()).agent.address;
    const withAgent = (one: string) =>
      apply(workspace, {
        ...demoScenario(workspace.ana.email),
        agents: [{ role: "data_analyst", address: one }],
      });
    const name = address.split("/").at(-1) ?? "";
    for (const known of [address, name])
      expect((await withAgent(known)).body).toMatchObject({ agents: [{ address, created: false }] });
    for (const missing of ["nobody", "agent://acme/production/nobody", foreign])
      expect(await withAgent(missing)).toMatchObject({
        status: 404,
        body: { error: { code: "agent_not_found" } },
      });
    expect(await withAgent("agent://acme")).toMatchObject({
      status: 422,
      body: { error: { code: "invalid_agent_address" } },
    });
  });

  test("is refused in the place where it is wrong, and asks nobody", async () => {
    const workspace = await makeWorkspace();
    const scenario = demoScenario("nobody@nowhere.example");
    const refused = await apply(workspace, scenario);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        error: {
          code: "schema_invalid",
          details: { errors: [{ pointer: "/workflow/steps/1/assigned_to" }] },
        },
      },
    });
    const [agentStep, human] = scenario.workflow.steps;
    const twice = { steps: [agentStep, human, { ...human, step_id: "second" }] };
    expect(await apply(workspace, { ...scenario, workflow: twice })).toMatchObject({
      status: 422,
      body: { error: { details: { errors: [{ pointer: "/workflow/steps" }] } } },
    });
    expect(await rowsOf(workspace.id)).toMatchObject({ intents: 0, idempotency_keys: 0 });
  });
});

test("whatever stands in a scenario, validating and applying it never break", async () => {
  const workspace = await makeWorkspace();
  const good = demoScenario(workspace.ana.email);
  const [agentStep, human] = good.workflow.steps;
  const parts: ((odd: unknown) => object)[] = [
    (odd) => ({ ...good, scenario_id: odd }),
    (odd) => ({ ...good, agents: odd }),
    (odd) => ({ ...good, agents: [{ ...good.agents[0], address: odd }] }),
    (odd) => ({ ...good, humans: [{ role: "data_owner", contact: odd }] }),
    (odd) => ({ ...good, workflow: odd }),
    (odd) => ({ ...good, workflow: { steps: [agentStep, odd] } }),
    (odd) => ({ ...good, workflow: { steps: [{ ...human, human_task: odd }] } }),
    (odd) => ({ ...good, workflow: { steps: [{ ...human, human_task: { form_schema: odd } }] } }),
    (odd) => ({ ...good, workflow: { steps: [{ ...human, step_deadline_seconds: odd }] } }),
    (odd) => ({ ...good, intent: odd }),
    (odd) => ({ ...good, intent: { ...good.intent, payload: odd } }),
    (odd) => ({ ...good, idempotency_key: odd }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...parts), jsonArb, async (part, odd) => {
      const scenario = part(odd);
      const headers = keyOf(workspace.agent);
      const checked = await api("POST", "/v1/scenarios/validate", { headers, body: scenario });
      const done = await api("POST", "/v1/scenarios/apply", { headers, body: scenario });
      expect(checked.status).toBeLessThan(500);
      expect(done.status).toBeLessThan(500);
      if (checked.body.valid) expect(done.status, JSON.stringify(done.body)).toBe(200);
    }),
    { numRuns: 80 },
  );
});

describe("validating a scenario", () => {
  test("finds nothing wrong with the demo's, warns of what is not done, and creates nothing", async () => {
    const workspace = await makeWorkspace();
    expect(await validate(workspace, demoScenario(workspace.ana.email))).toMatchObject({
      ok: true,
      valid: true,
      errors: [],
      warnings: [expect.stringContaining("analyze_data"), expect.stringContaining("data-analyst-demo")],
    });
    expect(await rowsOf(workspace.id)).toMatchObject({ intents: 0 });
  });

  test.each<[string, unknown, RegExp[]]>([
    ["no object", [], [/./]],
    ["nothing in it", {}, [/^\/scenario_id/, /^\/intent/]],
    [
      "a step without a name",
      { ...demoScenario("a@b.c"), workflow: { steps: [{}] } },
      [/^\/workflow\/steps\/0\/step_id/],
    ],
    [
      "a person who is not there",
      demoScenario("nobody@nowhere.example"),
      [/^\/workflow\/steps\/1\/assigned_to: nobody@nowhere.example is nobody/],
    ],
    [
      "an agent who is not there",
      { ...demoScenario("team:data"), agents: [{ role: "a", address: "nobody" }] },
      [/^There is no agent nobody here/],
    ],
    [
      "a type that nobody registered and nothing to ask",
      { scenario_id: "a.b", intent: { type: "a.b.v1" } },
      [/^\/intent\/type: a.b.v1 is not registered here/],
    ],
    [
      "a form that is none",
      {
        scenario_id: "a.b",
        intent: {
          type: "a.b.v1",
          human_task: { title: "T", assignees: ["team:data"], max_outcomes: 1, allowed_outcomes: [""] },
        },
      },
      [/^\/intent\/human_task\/allowed_outcomes\/0/],
    ],
  ])("names what is wrong with one that has %s", async (_, scenario, errors) => {
    const found = await validate(await makeWorkspace(), scenario);
    expect(found).toMatchObject({ ok: true, valid: false });
    expect(found.errors).toEqual(errors.map((error) => expect.stringMatching(error)));
  });
});
