import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { pointerOf } from "../json";
import { AssignmentBody, CommentBody, DecisionBody, ResultBody, RevisionBody } from "./commands";
import { ListQuery } from "./list";
import { SubmitBody } from "./submit";

const flaws = (schema: z.ZodType, body: unknown): string[] => {
  const issues = schema.safeParse(body).error?.issues ?? [];
  return issues.flatMap((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [null];
    return keys.map((key) => pointerOf(key === null ? issue.path : [...issue.path, key]));
  });
};

describe("a submission", () => {
  const bare = { intent_type: "refund", payload: {} };

  test("needs a type and a payload, and nothing else", () => {
    expect(flaws(SubmitBody, bare)).toEqual([]);
    expect(flaws(SubmitBody, {})).toEqual(["/intent_type", "/payload"]);
  });

  test("is taken as API.md writes it, with its durations in seconds", () => {
    const whole = {
      intent_type: "intent.data.export_approval.v1",
      to_agent: "agent://acme/production/data-analyst",
      payload: { dataset: "customers_q1", pii_detected: true },
      task_type: "approval",
      title: "Export customers_q1?",
      description: "markdown",
      form_schema: { type: "object", properties: {} },
      ui_schema: {},
      allowed_outcomes: ["approved", "rejected"],
      required_comment: false,
      evidence_required: false,
      editable: ["/dataset"],
      assignees: ["ana@acme.dev", "team:data"],
      remind_after: "5m",
      remind_every: 900,
      max_reminders: 3,
      escalate: [{ after: "30m", to: ["bea@acme.dev"] }],
      timeout: "8h",
      on_timeout: "rejected",
      priority: "normal",
      risk: "high",
      callback_url: "https://agent.example/hooks",
      state: { thread_id: "t-42" },
      correlation_id: "c-1",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };
    expect(SubmitBody.parse(whole)).toMatchObject({
      remind_after: 300,
      remind_every: 900,
      timeout: 28_800,
      escalate: [{ after: 1_800 }],
    });
  });

  test.each([
    ["an unknown field", { timeuot: "8h" }, "/timeuot"],
    ["a bad duration", { timeout: "soon" }, "/timeout"],
    ["a bad duration inside", { escalate: [{ after: "0s", to: ["a@b.c"] }] }, "/escalate/0/after"],
    ["nobody in an escalation", { escalate: [{ after: "5m", to: [] }] }, "/escalate/0/to"],
    ["an outcome given twice", { allowed_outcomes: ["yes", "yes"] }, "/allowed_outcomes"],
    ["an outcome that is no word", { allowed_outcomes: ["<b>"] }, "/allowed_outcomes/0"],
    ["a pointer that is none", { editable: ["dataset"] }, "/editable/0"],
    ["a pointer into the prototype", { editable: ["/__proto__/x"] }, "/editable/0"],
    ["a callback that is no web address", { callback_url: "javascript:alert(1)" }, "/callback_url"],
    ["a payload that is a list", { payload: [] }, "/payload"],
    ["a title of blanks", { title: "  " }, "/title"],
    ["a task type that is none", { task_type: "chat" }, "/task_type"],
    ["a traceparent that is none", { traceparent: "00-xyz" }, "/traceparent"],
  ])("%s is refused at its place", (_, more, pointer) => {
    expect(flaws(SubmitBody, { ...bare, ...more })).toEqual([pointer]);
  });
});

describe("an answer's body", () => {
  test("may be an outcome alone", () => {
    expect(DecisionBody.parse({ outcome: "approved" })).toEqual({ outcome: "approved" });
  });

  test("keeps the types of what is edited", () => {
    const edits = { "/rows": 3, "/dry": false, "/limit": null, "/tags": ["a"] };
    expect(DecisionBody.parse({ outcome: "approved", edits }).edits).toEqual(edits);
  });

  test.each([
    ["evidence without a word or link", { evidence: [{ label: "Log" }] }, "/evidence/0"],
    ["evidence that is a script", { evidence: [{ label: "Log", url: "javascript:1" }] }, "/evidence/0/url"],
    ["an edit that points nowhere", { edits: { rows: 1 } }, "/edits/rows"],
    ["a revision that cannot be", { revision: 0 }, "/revision"],
    ["an unknown field", { outcom: "x" }, "/outcom"],
  ])("%s is refused at its place", (_, more, pointer) => {
    expect(flaws(DecisionBody, { outcome: "approved", ...more })).toEqual([pointer]);
  });
});

describe("other bodies", () => {
  test.each<[string, z.ZodType, unknown, string[]]>([
    ["a comment needs words", CommentBody, { body: " " }, ["/body"]],
    ["an assignment needs people", AssignmentBody, { to: [] }, ["/to"]],
    ["a revision needs a note", RevisionBody, { payload: {} }, ["/note"]],
    ["a result needs a status", ResultBody, { summary: "Done." }, ["/status"]],
    ["a result may carry null", ResultBody, { status: "succeeded", summary: "Done.", data: null }, []],
  ])("%s", (_, schema, body, pointers) => {
    expect(flaws(schema, body)).toEqual(pointers);
  });
});

describe("a list's query", () => {
  test("takes several statuses and types in one parameter", () => {
    expect(ListQuery.parse({ status: "waiting,decided", task_type: "form", limit: "20" })).toEqual({
      status: ["waiting", "decided"],
      task_type: ["form"],
      limit: 20,
    });
  });

  test.each([
    { status: "open" },
    { status: "waiting," },
    { limit: "0" },
    { limit: "101" },
    { limit: "ten" },
    { sort: "random" },
    { statuses: "waiting" },
  ])("%j is refused", (query) => {
    expect(ListQuery.safeParse(query).success).toBe(false);
  });
});
