import { expect, test } from "vitest";
import { questionsOf, resumeDataOf } from "../../adapters/mastra.js";
import { approved, refused } from "./answers.js";

const call = { toolCallId: "c1", toolName: "pay" };

test("a tool that suspended with its arguments can be run with others", () => {
  const [question] = questionsOf([{ ...call, suspendPayload: { amount: 5 } }], { run: "r" });
  expect(question?.intent).toMatchObject({
    payload: { tool: "pay", arguments: { amount: 5 } },
    editable: ["/arguments/amount"],
    state: { framework: "mastra", run: "r", call: "c1" },
  });
});

test("a tool that only requires approval runs as it was called, so no edit is offered", () => {
  expect(questionsOf([{ ...call, args: { amount: 5 } }], { run: "r" })[0]?.intent.editable).toEqual([]);
});

test("a tool that was suspended without its arguments cannot be asked about", () => {
  expect(() => questionsOf([call], { run: "r" })).toThrow("without its arguments");
});

test("the answer is what the tool resumes with", () => {
  expect(resumeDataOf(approved("c1", { amount: 4 }, { comment: "Less." }))).toEqual({
    approved: true,
    arguments: { amount: 4 },
    comment: "Less.",
  });
  expect(resumeDataOf(refused("c1"))).toEqual({ approved: false, message: "Ana answered rejected: no" });
});
