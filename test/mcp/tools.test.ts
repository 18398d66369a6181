import { expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { SubmitBody } from "@/core/wire/submit";
import { mcpWorld } from "./world";

const NOT_OF_A_SUBMISSION = ["wait_seconds", "idempotency_key", "show_to_user"];

test("there is a tool to ask for each kind of answer, and one for whatever comes after", async () => {
  const { connect } = await mcpWorld();
  const client = await connect();
  expect(client.getServerVersion()).toMatchObject({ name: "countersign" });
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    ...TASK_TYPE_NAMES.map((type) => `ask_${type}`),
    "check_intent",
    "wait_for_intent",
    "comment_on_intent",
    "revise_intent",
    "withdraw_intent",
    "report_result",
  ]);
  for (const { title, description, annotations, outputSchema } of tools) {
    expect(title && description).toBeTruthy();
    expect(annotations).toMatchObject({ readOnlyHint: expect.any(Boolean) });
    expect(outputSchema?.required).toEqual(["status", "advice"]);
  }
});

test("what a tool takes is what a submission takes, in the same words", async () => {
  const { connect } = await mcpWorld();
  const { tools } = await (await connect()).listTools();
  for (const { name, inputSchema } of tools.filter(({ name }) => name.startsWith("ask_"))) {
    const fields = Object.keys(inputSchema.properties ?? {}).filter(
      (field) => !NOT_OF_A_SUBMISSION.includes(field),
    );
    expect(Object.keys(SubmitBody.shape), name).toEqual(expect.arrayContaining(fields));
    expect(inputSchema, name).toMatchObject({ type: "object", additionalProperties: false });
    // Some clients read no references.
    expect(JSON.stringify(inputSchema), name).not.toContain("$ref");
  }
});
