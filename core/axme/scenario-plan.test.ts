import { describe, expect, test } from "vitest";
import { ScenarioBody } from "./scenario";
import { planOfScenario } from "./scenario-plan";

const HUMAN = {
  step_id: "owner_approval",
  tool_id: "tool.approval.human_signoff",
  assigned_to: "data_owner",
};
const AGENT = { step_id: "analyze_data", tool_id: "tool.agent.task.v1", assigned_to: "data_analyst" };

const plan = (steps: object[], more: object = {}) =>
  planOfScenario(
    ScenarioBody.parse({
      scenario_id: "demo.v1",
      title: "A demo",
      humans: [
        { role: "data_owner", contact: "ana@acme.dev" },
        { role: "backup", contact: "bea@acme.dev" },
        { role: "stranger", display_name: "Somebody" },
      ],
      workflow: { steps },
      intent: { type: "intent.data.export_approval.v1", payload: { rows: 3 } },
      ...more,
    }),
  );

describe("a scenario's human step", () => {
  test("is asked of the people behind its roles, with its own timing", () => {
    const step = {
      ...HUMAN,
      requires_approval: true,
      step_deadline_seconds: 28_800,
      remind_after_seconds: 300,
      escalate_to: "backup",
      human_task: { title: "Export?", description: "PII." },
    };
    expect(plan([step])).toMatchObject({
      intent: {
        intent_type: "intent.data.export_approval.v1",
        payload: { rows: 3 },
        remind_after_seconds: 300,
        escalate_to: "bea@acme.dev",
        human_task: { title: "Export?", description: "PII.", assignees: ["ana@acme.dev"] },
      },
      stepId: "owner_approval",
      stepSeconds: 28_800,
      flaws: [],
      warnings: [],
    });
  });

  test("without a task of its own has the scenario's title", () => {
    expect(plan([HUMAN]).intent.human_task).toMatchObject({ title: "A demo", assignees: ["ana@acme.dev"] });
  });

  test("whose role has no contact asks whom the type names, and says so", () => {
    const { intent, warnings } = plan([{ ...HUMAN, assigned_to: "stranger" }]);
    expect(intent.human_task?.assignees).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/^stranger has no contact/)]);
  });

  test.each([
    { tool_id: "tool.human.approval.v1" },
    { runtime_type: "human_approval" },
    { tool_id: "tool.custom", requires_approval: true },
    { human_task: { title: "Do it" } },
  ])("is known by %j", (step) => {
    expect(plan([{ step_id: "s", ...step }]).stepId).toBe("s");
  });
});

test("steps of agents and timers are not run, and each is named", () => {
  const { stepId, warnings } = plan([AGENT, { step_id: "pause", runtime_type: "delay" }, HUMAN]);
  expect(stepId).toBe("owner_approval");
  expect(warnings).toEqual([
    expect.stringMatching(/^Step analyze_data \(tool.agent.task.v1\) is not run here/),
    expect.stringMatching(/^Step pause \(delay\) is not run here/),
  ]);
});

test("several human steps are several questions, and are refused", () => {
  expect(plan([HUMAN, { ...HUMAN, step_id: "second" }]).flaws).toMatchObject([
    { pointer: "/workflow/steps" },
  ]);
});

test("a macro is not known here", () => {
  const { flaws } = plan([], { workflow: { macro_id: "m" } });
  expect(flaws).toMatchObject([{ pointer: "/workflow/macro_id" }]);
});

test("without steps the intent's own task is asked", () => {
  const intent = { type: "a.b.v1", human_task: { title: "Go?", assignees: ["backup"] }, max_reminders: 2 };
  expect(plan([], { workflow: undefined, intent }).intent).toMatchObject({
    human_task: { title: "Go?", assignees: ["bea@acme.dev"] },
    max_reminders: 2,
  });
});
