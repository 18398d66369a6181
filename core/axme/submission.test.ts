import { describe, expect, test } from "vitest";
import { AppError } from "../errors";
import { SubmitBody } from "../wire/submit";
import { AxmeIntentBody, submissionOf } from "./submission";
import { AXME_TASK_TYPES } from "./task-types";

const NOW = new Date("2026-03-02T12:00:00Z");
const TYPE = { intent_type: "intent.data.export_approval.v1" };

/** A request as its JSON is read, in our words. */
const read = (body: object) => submissionOf(AxmeIntentBody.parse(JSON.parse(JSON.stringify(body))), NOW);

test("the four lines ask what their type is registered with, and nothing else", () => {
  const body = {
    ...TYPE,
    correlation_id: "11111111-1111-4111-8111-111111111111",
    to_agent: "agent://myorg/production/data-analyst",
    payload: { dataset: "customers_q1_2026", pii_detected: true },
  };
  expect(read(body)).toEqual(body);
});

test("what AXME's clients send besides is passed over, and null is nothing", () => {
  const body = {
    ...TYPE,
    from_agent: "agent://me",
    trace: 1,
    reply_to: null,
    deadline_at: null,
    human_task: null,
  };
  expect(read(body)).toEqual({ ...TYPE, payload: {} });
});

test("names in camel case are understood, and a payload's are left alone", () => {
  const body = { intentType: "a.b.v1", toAgent: "agent://a/b/c", payload: { amountUsd: 3 } };
  expect(read(body)).toEqual({ intent_type: "a.b.v1", to_agent: "agent://a/b/c", payload: { amountUsd: 3 } });
});

describe("a human task", () => {
  test("becomes the question", () => {
    const task = {
      title: "Export customers_q1?",
      description: "It has personal data.",
      task_type: "approval",
      allowed_outcomes: ["approved", "rejected"],
      required_comment: true,
      evidence_required: false,
      form_schema: { type: "object" },
    };
    expect(read({ ...TYPE, human_task: { ...task, assignees: ["ana@acme.dev"] } })).toEqual({
      ...TYPE,
      payload: {},
      ...task,
      assignees: ["ana@acme.dev"],
    });
  });

  test("asks whoever is mailed as well, once", () => {
    const asked = (task: object) => read({ ...TYPE, human_task: task }).assignees;
    expect(asked({ notify_email: "ana@acme.dev" })).toEqual(["ana@acme.dev"]);
    expect(asked({ assignees: ["bea@acme.dev"], notify_email: "ana@acme.dev" })).toEqual([
      "bea@acme.dev",
      "ana@acme.dev",
    ]);
    expect(asked({ assignees: ["ana@acme.dev"], notify_email: "ana@acme.dev" })).toEqual(["ana@acme.dev"]);
    expect(asked({ title: "Nobody" })).toBeUndefined();
  });

  test.each(AXME_TASK_TYPES)("of the kind %s is a kind of ours", (task_type) => {
    const submission = read({ ...TYPE, human_task: { title: "T", task_type, assignees: ["ana@acme.dev"] } });
    expect(SubmitBody.safeParse(submission).error).toBeUndefined();
  });

  test.each([
    ["provide_data", {}, "clarification"],
    ["provide_data", { form_schema: { type: "object" } }, "form"],
    ["validate_output", {}, "review"],
    ["reroute", {}, "assignment"],
    ["escalate", {}, "approval"],
  ])("%s with %j is a %s", (task_type, more, ours) => {
    expect(read({ ...TYPE, human_task: { task_type, ...more } })).toMatchObject({ task_type: ours });
  });

  test("that wants a file wants evidence", () => {
    expect(read({ ...TYPE, human_task: { task_type: "attach_file" } })).toMatchObject({
      task_type: "manual_action",
      evidence_required: true,
    });
  });

  test("with a title longer than ours keeps it whole above the description", () => {
    const title = "x".repeat(255);
    const submission = read({ ...TYPE, human_task: { title, description: "More." } });
    expect(submission.title).toHaveLength(200);
    expect(submission.description).toBe(`${title}\n\nMore.`);
  });
});

describe("reminders and escalation", () => {
  test.each([
    [{ remind_after_seconds: 300 }, { remind_after: 300 }],
    [
      { remind_after_seconds: 30, remind_interval_seconds: 60, max_reminders: 3 },
      { remind_after: 30, remind_every: 60, max_reminders: 3 },
    ],
    [
      { remind_after_seconds: 30, max_reminders: 2 },
      { remind_after: 30, remind_every: 30, max_reminders: 2 },
    ],
    [{ remind_interval_seconds: 60 }, { remind_after: 60, remind_every: 60 }],
    [
      {
        remind_after_seconds: 30,
        remind_interval_seconds: 60,
        max_reminders: 3,
        escalate_to: "bea@acme.dev",
      },
      { escalate: [{ after: 210, to: ["bea@acme.dev"] }] },
    ],
    [
      { remind_after_seconds: 300, escalate_to: "bea@acme.dev" },
      { escalate: [{ after: 600, to: ["bea@acme.dev"] }] },
    ],
    [{ escalate_to: "team:data" }, { escalate: [{ after: 1_800, to: ["team:data"] }] }],
    [
      { escalate_to: "team:data", deadline_at: "2026-03-02T12:10:00Z" },
      { escalate: [{ after: 300, to: ["team:data"] }], timeout: 600 },
    ],
  ])("%j is %j", (said, ours) => {
    expect(read({ ...TYPE, ...said })).toMatchObject(ours);
  });

  test("what was said is kept, for those who read it back", () => {
    const said = { reply_to: "agent://a/b/c", remind_after_seconds: 5, max_delivery_attempts: 3 };
    expect(read({ ...TYPE, ...said }).state).toEqual({ axme: said });
  });
});

describe("a deadline", () => {
  test.each([
    "2026-03-02T20:00:00Z",
    "2026-03-02T20:00:00",
    "2026-03-02T21:00:00+01:00",
    "2026-03-02T20:00:00.900",
  ])("of %s is in eight hours", (deadline_at) => {
    expect(read({ ...TYPE, deadline_at }).timeout).toBe(8 * 3_600);
  });

  test("that has passed is refused", () => {
    expect(() => read({ ...TYPE, deadline_at: "2026-03-02T11:59:59Z" })).toThrow(AppError);
  });
});
