import { expect, test } from "vitest";
import { type Interruption, questionsOf, settle, withEdits } from "../../adapters/openai-agents.js";
import { approved, refused } from "./answers.js";

const functionCall = (callId: string, given: object) => ({
  type: "function_call",
  callId,
  name: "pay",
  arguments: JSON.stringify(given),
});

test("a function's call is shown and edited as its arguments", () => {
  const [question] = questionsOf([{ rawItem: functionCall("c1", { to: "bob", amount: 5 }) }], { run: "r" });
  expect(question).toMatchObject({
    call: "c1",
    intent: {
      payload: { tool: "pay", arguments: { to: "bob", amount: 5 } },
      editable: ["/arguments/to", "/arguments/amount"],
      state: { framework: "openai-agents", run: "r", call: "c1" },
    },
  });
});

test.each([
  ["a shell's", { type: "shell_call", callId: "c1", action: { commands: ["ls"] } }, "shell_call"],
  ["a hosted tool's", { type: "hosted_tool_call", id: "c1", name: "search", arguments: "{}" }, "search"],
])("%s call is shown as it is, and cannot be edited", (_, rawItem, tool) => {
  const item = { rawItem: { ...rawItem, providerData: { secret: true } } };
  const [question] = questionsOf([item], { run: "r" });
  expect(question?.intent).toMatchObject({ payload: { tool, arguments: rawItem }, editable: [] });
  expect(question?.intent.payload.arguments).not.toHaveProperty("providerData");
});

test("edits reach every place where the call stands in the state, and no other call", () => {
  const state = {
    generatedItems: [
      { rawItem: functionCall("c1", { amount: 5 }) },
      { rawItem: functionCall("c2", { amount: 9 }) },
    ],
    lastProcessedResponse: { functions: [{ toolCall: functionCall("c1", { amount: 5 }) }] },
    note: { type: "function_call_result", callId: "c1", arguments: "untouched" },
  };
  const answers = [approved("c1", { amount: 4 }, { edited: true }), approved("c2", { amount: 9 })];
  expect(JSON.parse(withEdits(JSON.stringify(state), answers))).toEqual({
    ...state,
    generatedItems: [
      { rawItem: functionCall("c1", { amount: 4 }) },
      { rawItem: functionCall("c2", { amount: 9 }) },
    ],
    lastProcessedResponse: { functions: [{ toolCall: functionCall("c1", { amount: 4 }) }] },
  });
});

test("what was approved is approved, what was refused is rejected with the reason", () => {
  const items = [{ rawItem: functionCall("c1", {}) }, { rawItem: functionCall("c2", {}) }];
  const said: unknown[] = [];
  const state = {
    getInterruptions: () => items,
    approve: ({ rawItem }: Interruption) => void said.push([rawItem, true]),
    reject: ({ rawItem }: Interruption, { message }: { message: string }) =>
      void said.push([rawItem, message]),
  };
  settle(state, [refused("c2", { comment: "Not Eve." }), approved("c1", {})]);
  expect(said).toEqual([
    [items[0]?.rawItem, true],
    [items[1]?.rawItem, "Ana answered rejected: Not Eve."],
  ]);
  expect(() => settle(state, [approved("c1", {})])).toThrow("Nobody answered c2");
});
