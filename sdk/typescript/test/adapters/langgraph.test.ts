import { describe, expect, test } from "vitest";
import { questionsOf, resumeOf } from "../../adapters/langgraph.js";
import { approved, refused } from "./answers.js";

const id = "0123456789abcdef0123456789abcdef";
const mail = { name: "send_mail", args: { to: "bob@acme.dev", body: "Hi" }, description: "A mail to Bob" };
const drop = { name: "drop_table", args: { table: "users" } };

const camelCase = {
  actionRequests: [mail, drop],
  reviewConfigs: [
    { actionName: "send_mail", allowedDecisions: ["approve", "edit", "reject"] },
    { actionName: "drop_table", allowedDecisions: ["approve", "reject"] },
  ],
};
const snake_case = {
  action_requests: [mail, drop],
  // By name, and one for all calls of a tool: so does Python.
  review_configs: [
    { action_name: "drop_table", allowed_decisions: ["approve", "reject"] },
    { action_name: "send_mail", allowed_decisions: ["approve", "edit", "reject", "respond"] },
  ],
};

describe("questions", () => {
  test.each([
    ["as JavaScript spells it", camelCase],
    ["as Python spells it", snake_case],
  ])("a HITL request %s is a question per action", (_, value) => {
    const [first, second, ...more] = questionsOf([{ id, value }], {
      thread: "t-42",
      assignees: ["ana@acme.dev"],
    });
    expect(more).toEqual([]);
    expect(first?.intent).toMatchObject({
      intent_type: "tool_call.send_mail",
      task_type: "approval",
      title: "Run send_mail?",
      description: "A mail to Bob",
      payload: { tool: "send_mail", arguments: mail.args },
      editable: ["/arguments/to", "/arguments/body"],
      assignees: ["ana@acme.dev"],
      state: { framework: "langgraph", run: "t-42", call: `${id}.0` },
      correlation_id: "t-42",
    });
    expect(second?.intent).toMatchObject({ editable: [], allowed_outcomes: ["approved", "rejected"] });
    expect(second?.intent).not.toHaveProperty("description");
  });

  test.each([
    [["approve"], ["approved"], []],
    [["edit"], ["approved"], ["/arguments/table"]],
    [["reject"], ["rejected"], []],
    [["approve", "respond"], ["approved", "responded"], []],
  ])("what is allowed, %j, is what people may answer", (allowedDecisions, outcomes, editable) => {
    const value = { actionRequests: [drop], reviewConfigs: [{ actionName: "drop_table", allowedDecisions }] };
    const [question] = questionsOf([{ id, value }], { thread: "t" });
    expect(question?.intent).toMatchObject({ allowed_outcomes: outcomes, editable });
  });

  test("any other value is one question about itself", () => {
    const value = { question: "Ship it?", "a/b": 1 };
    const [question, ...more] = questionsOf([{ id, value }], { thread: "t", title: "Ship it?" });
    expect(more).toEqual([]);
    expect(question?.intent).toMatchObject({
      title: "Ship it?",
      payload: { tool: "interrupt", arguments: value },
      editable: ["/arguments/question", "/arguments/a~1b"],
    });
    expect(questionsOf([{ id, value: "Ship it?" }], { thread: "t" })[0]?.intent.payload.arguments).toEqual({
      value: "Ship it?",
    });
  });

  test("the key is the same for the same call, and another for any other", () => {
    const keysOf = (thread: string, interruptId: string) =>
      questionsOf([{ id: interruptId, value: camelCase }], { thread }).map(
        ({ idempotencyKey }) => idempotencyKey,
      );
    expect(keysOf("t", id)).toEqual(keysOf("t", id));
    expect(new Set([...keysOf("t", id), ...keysOf("t:u", id), ...keysOf("t", "f".repeat(32))]).size).toBe(6);
  });

  test.each([
    ["has no id", { value: camelCase }, "checkpointer"],
    [
      "says nothing about one of its actions",
      { id, value: { ...camelCase, reviewConfigs: [] } },
      "send_mail",
    ],
    [
      "has an action without arguments",
      { id, value: { ...camelCase, actionRequests: [{ name: "x" }] } },
      "Action 0",
    ],
  ])("an interrupt that %s is refused at once", (_, interrupt, hint) => {
    expect(() => questionsOf([interrupt], { thread: "t" })).toThrow(hint);
  });
});

describe("answers", () => {
  const edited = { to: "bob@acme.dev", body: "Dear Bob" };
  const message = "Ana answered rejected: not that";

  test("several actions get their decisions in order, whatever the order of the answers", () => {
    const answers = [
      refused(`${id}.1`, { comment: "not that" }),
      approved(`${id}.0`, edited, { edited: true }),
    ];
    expect(resumeOf([{ id, value: camelCase }], answers)).toEqual({
      [id]: {
        decisions: [
          { type: "edit", editedAction: { name: "send_mail", args: edited } },
          { type: "reject", message },
        ],
      },
    });
  });

  test("Python's spelling is answered in Python's spelling", () => {
    const answers = [approved(`${id}.0`, edited, { edited: true }), approved(`${id}.1`, drop.args)];
    expect(resumeOf([{ id, value: snake_case }], answers)[id]).toEqual({
      decisions: [{ type: "edit", edited_action: { name: "send_mail", args: edited } }, { type: "approve" }],
    });
  });

  test.each([
    [
      "where only edits are allowed, an approval is one",
      ["edit"],
      approved(`${id}.0`, drop.args),
      { type: "edit", editedAction: drop },
    ],
    [
      "a response is the reviewer's comment",
      ["respond"],
      refused(`${id}.0`, { outcome: "responded", comment: "Use v2." }),
      { type: "respond", message: "Use v2." },
    ],
  ])("%s", (_, allowedDecisions, answer, decision) => {
    const value = { actionRequests: [drop], reviewConfigs: [{ actionName: "drop_table", allowedDecisions }] };
    expect(resumeOf([{ id, value }], [answer])).toEqual({ [id]: { decisions: [decision] } });
  });

  test("what was denied where only approving is allowed resumes nothing", () => {
    const value = {
      actionRequests: [drop],
      reviewConfigs: [{ actionName: "drop_table", allowedDecisions: ["approve"] }],
    };
    const resume = () => resumeOf([{ id, value }], [refused(`${id}.0`, { outcome: null })]);
    expect(resume).toThrow("allows no rejection");
  });

  test("a node's own interrupt gets the value as it was approved, or the reason why not", () => {
    const other = "f".repeat(32);
    const interrupts = [
      { id, value: { n: 1 } },
      { id: other, value: { n: 2 } },
    ];
    const answers = [approved(`${id}.0`, { n: 3 }, { comment: "Less." }), refused(`${other}.0`)];
    expect(resumeOf(interrupts, answers)).toEqual({
      [id]: { approved: true, value: { n: 3 }, comment: "Less." },
      [other]: { approved: false, message: "Ana answered rejected: no" },
    });
  });

  test("an action that nobody answered keeps the graph from being resumed", () => {
    const resume = () => resumeOf([{ id, value: camelCase }], [approved(`${id}.0`, mail.args)]);
    expect(resume).toThrow(`Nobody answered ${id}.1`);
  });
});
