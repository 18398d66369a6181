import { generateText, type ModelMessage, stepCountIs, tool } from "ai";
import { description, ExportDataset, exportDataset } from "../shared/export-dataset.ts";
import { model } from "./model.ts";

const tools = {
  export_dataset: tool({
    description,
    inputSchema: ExportDataset,
    needsApproval: true,
    execute: async (input) => exportDataset(input),
  }),
};

/** Goes on from these messages until the model is done, or a tool waits for approval. */
export async function turn(messages: ModelMessage[]): Promise<{ messages: ModelMessage[]; text: string }> {
  const { response, text } = await generateText({ model, tools, messages, stopWhen: stepCountIs(10) });
  return { messages: [...messages, ...response.messages], text };
}
