import { Agent } from "@mastra/core/agent";
import { Mastra } from "@mastra/core/mastra";
import { createTool } from "@mastra/core/tools";
import { LibSQLStore } from "@mastra/libsql";
import { z } from "zod";
import { description, ExportDataset, exportDataset } from "../shared/export-dataset.ts";
import { inFolder } from "../shared/folder.ts";
import { model } from "./model.ts";

const Answer = z.discriminatedUnion("approved", [
  z.object({ approved: z.literal(true), arguments: ExportDataset, comment: z.string().nullable() }),
  z.object({ approved: z.literal(false), message: z.string() }),
]);

/** Suspends with its arguments, and runs with those that came back, which a reviewer may have edited. */
const exporting = createTool({
  id: "export_dataset",
  description,
  inputSchema: ExportDataset,
  suspendSchema: ExportDataset,
  resumeSchema: Answer,
  execute: async ({ context }, options) => {
    const answer = options?.resumeData ? Answer.parse(options.resumeData) : null;
    if (!answer) return options?.suspend?.(context);
    return answer.approved ? exportDataset(answer.arguments) : `It was refused: ${answer.message}`;
  },
});

const exporter = new Agent({
  name: "exporter",
  instructions: "Export what the user asks for.",
  model,
  tools: { export_dataset: exporting },
});

const mastra = new Mastra({
  agents: { exporter },
  storage: new LibSQLStore({ url: `file:${inFolder("mastra.db")}` }),
  logger: false,
});

export const agent = mastra.getAgent("exporter");
