import { expect, test } from "vitest";
import { questionsOf, withAnswers } from "../../adapters/ai-sdk.js";
import { approved, refused } from "./answers.js";

const call = (toolCallId: string, input: unknown, more = {}) => ({
  type: "tool-call",
  toolCallId,
  toolName: "pay",
  input,
  ...more,
});
const request = (toolCallId: string, more = {}) => ({
  type: "tool-approval-request",
  approvalId: `approval-${toolCallId}`,
  toolCallId,
  ...more,
});

const user = { role: "user", content: "Pay Bob and Eve." };
const assistant = {
  role: "assistant",
  content: [
    { type: "text", text: "I will." },
    call("c1", { to: "bob", amount: 5 }),
    call("c2", { to: "eve", amount: 9 }),
    request("c1"),
    request("c2"),
  ],
};

test("each approval that the messages wait for is a question", () => {
  const questions = questionsOf([user, assistant], { run: "r", timeout: "1h" });
  expect(questions.map(({ intent }) => [intent.payload, intent.editable, intent.timeout])).toEqual([
    [{ tool: "pay", arguments: { to: "bob", amount: 5 } }, ["/arguments/to", "/arguments/amount"], "1h"],
    [{ tool: "pay", arguments: { to: "eve", amount: 9 } }, ["/arguments/to", "/arguments/amount"], "1h"],
  ]);
});

test("approvals that were answered before are not asked again", () => {
  const tool = {
    role: "tool",
    content: [{ type: "tool-approval-response", approvalId: "approval-c1", approved: true }],
  };
  const later = { role: "assistant", content: [call("c3", { to: "bob" }), request("c3")] };
  const asked = questionsOf([user, assistant, tool, later], { run: "r" });
  expect(asked.map(({ call }) => call)).toEqual(["c2", "c3"]);
});

test.each([
  ["its arguments are signed", call("c1", { a: 1 }), request("c1", { signature: "x" })],
  ["its schema transforms them", call("c1", { a: 1 }), request("c1", { inputSchemaInput: { a: "1" } })],
  ["the provider runs it", call("c1", { a: 1 }, { providerExecuted: true }), request("c1")],
  ["its input is no object", call("c1", "all"), request("c1")],
])("a call cannot be edited where %s", (_, ...content) => {
  const [question] = questionsOf([{ role: "assistant", content }], { run: "r" });
  expect(question?.intent.editable).toEqual([]);
});

test("answers come as one tool message, edits stand in the calls, and nothing else changes", () => {
  const answers = [
    refused("c2", { comment: "Not Eve." }),
    approved("c1", { to: "bob", amount: 4 }, { edited: true, comment: "Less." }),
  ];
  const before = structuredClone([user, assistant]);
  const messages = withAnswers([user, assistant], answers);
  expect([user, assistant]).toEqual(before);
  expect(messages).toEqual([
    user,
    {
      ...assistant,
      content: assistant.content.map((part) =>
        "input" in part && part.toolCallId === "c1" ? { ...part, input: { to: "bob", amount: 4 } } : part,
      ),
    },
    {
      role: "tool",
      content: [
        { type: "tool-approval-response", approvalId: "approval-c1", approved: true, reason: "Less." },
        {
          type: "tool-approval-response",
          approvalId: "approval-c2",
          approved: false,
          reason: "Ana answered rejected: Not Eve.",
        },
      ],
    },
  ]);
  expect(questionsOf(messages, { run: "r" })).toEqual([]);
});

test("a call that nobody answered keeps the messages as they are", () => {
  expect(() => withAnswers([user, assistant], [approved("c1", {})])).toThrow("Nobody answered c2");
});
