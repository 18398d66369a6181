import { describe, expect, test } from "vitest";
import { TASK_TYPE_NAMES, type TaskType } from "@/core/task-types";
import { intentsAsked } from "./asked";
import { signIn } from "../support/http";
import { decide, mcpWorld, use } from "./world";

const FORM = { type: "object", properties: { region: { type: "string" } }, required: ["region"] };
const PAYLOAD = { payload: { dataset: "customers_q1", rows: 1_204 } };
const EVIDENCE = [{ label: "Ticket", text: "Rotated at noon" }];

interface Case {
  args: object;
  answer: (people: { email: string; id: string }) => object;
  decision: object;
  effect: string;
  says: RegExp;
}

const CASES: Record<TaskType, Case> = {
  approval: {
    args: { ...PAYLOAD, editable: ["/dataset"] },
    answer: () => ({ outcome: "approved", edits: { "/dataset": "customers_q1_eu" } }),
    decision: {
      payload: { dataset: "customers_q1_eu", rows: 1_204 },
      edits: { "/dataset": "customers_q1_eu" },
    },
    effect: "affirm",
    says: /^Ana approved this just now, with dataset changed to customers_q1_eu\. Act on decision\.payload/,
  },
  review: {
    args: PAYLOAD,
    answer: () => ({ outcome: "rejected", comment: "Too long." }),
    decision: { outcome: "rejected", comment: "Too long." },
    effect: "deny",
    says: /^Ana rejected this just now\. They say: “Too long\.”\. Do not go on/,
  },
  form: {
    args: { form_schema: FORM },
    answer: () => ({ outcome: "submitted", data: { region: "EU" } }),
    decision: { data: { region: "EU" } },
    effect: "affirm",
    says: /^Ana submitted the form/,
  },
  clarification: {
    args: {},
    answer: () => ({ outcome: "provided", data: "The EU only." }),
    decision: { data: "The EU only." },
    effect: "affirm",
    says: /^Ana answered/,
  },
  manual_action: {
    args: { evidence_required: true },
    answer: () => ({ outcome: "completed", evidence: EVIDENCE }),
    decision: { evidence: EVIDENCE },
    effect: "affirm",
    says: /^Ana marked this as done/,
  },
  confirmation: {
    args: { allowed_outcomes: ["confirmed", "denied"] },
    answer: () => ({ outcome: "denied" }),
    decision: { outcome: "denied" },
    effect: "deny",
    says: /^Ana denied this/,
  },
  assignment: {
    args: {},
    answer: ({ email }) => ({ outcome: "assigned", data: { assignee: email } }),
    decision: { outcome: "assigned", data: { assignee: expect.anything() } },
    effect: "affirm",
    says: /^Ana assigned this/,
  },
  override: {
    args: PAYLOAD,
    answer: () => ({ outcome: "override_approved", comment: "The customer waits." }),
    decision: { outcome: "override_approved", comment: "The customer waits." },
    effect: "affirm",
    says: /^Ana approved the override/,
  },
};

describe.each(TASK_TYPE_NAMES)("ask_%s", (taskType) => {
  const { args, answer, decision, effect, says } = CASES[taskType];

  test("gives the person's typed answer, if they answer while it waits", async () => {
    const { ana, bea, connect, agent } = await mcpWorld();
    const [client, browser] = await Promise.all([connect(), signIn(ana)]);
    await client.listTools();
    const question = { title: "May I?", assignees: [ana.email], wait_seconds: 30, ...args };
    const asking = use(client, `ask_${taskType}`, question);
    const [id] = await intentsAsked(agent, 1);
    expect(await decide(browser, id, answer(bea))).toMatchObject({ status: 201 });
    const { isError, output, words } = await asking;
    expect({ isError, output }).toMatchObject({
      isError: false,
      output: { id, status: "decided", task_type: taskType, effect, decision },
    });
    expect(words).toMatch(says);
    expect(output.advice).toBe(words);
  });
});
