import { Agent, setTracingDisabled, tool } from "@openai/agents";
import { description, ExportDataset, exportDataset } from "../shared/export-dataset.ts";
import { model } from "./model.ts";

setTracingDisabled(true); // traces would go to OpenAI

/** An agent whose tool needs somebody's permission: the run is interrupted before it is called. */
export const agent = new Agent({
  name: "Exporter",
  instructions: "Export what the user asks for.",
  model,
  tools: [
    tool({
      name: "export_dataset",
      description,
      parameters: ExportDataset,
      needsApproval: true,
      execute: async (input) => exportDataset(input),
    }),
  ],
});
