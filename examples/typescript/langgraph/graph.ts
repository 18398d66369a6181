import type { Interrupt } from "@langchain/langgraph";
import { createAgent, humanInTheLoopMiddleware, tool } from "langchain";
import { description, ExportDataset, exportDataset } from "../shared/export-dataset.ts";
import { FileSaver } from "./file-saver.ts";
import { ScriptedModel } from "./model.ts";

/** An agent whose tool needs somebody's permission. LangChain's own middleware interrupts the graph before it runs. */
export const agent = createAgent({
  model: new ScriptedModel({}),
  tools: [tool(exportDataset, { name: "export_dataset", description, schema: ExportDataset })],
  middleware: [humanInTheLoopMiddleware({ interruptOn: { export_dataset: true } })],
  checkpointer: new FileSaver(),
});

export const configOf = (thread: string) => ({ configurable: { thread_id: thread } });

/** What a thread waits for, read from its checkpoint. */
export async function interruptsOf(thread: string): Promise<Interrupt[]> {
  const { tasks } = await agent.graph.getState(configOf(thread));
  return tasks.flatMap(({ interrupts }) => interrupts);
}
