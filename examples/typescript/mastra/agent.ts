// Asks, leaves its run in Mastra's storage, and ends. Run it again with the same run: nobody is asked twice.
import { Countersign } from "countersign";
import { ask, questionOf, type Suspension } from "countersign/adapters/mastra";
import { asking } from "../shared/asking.ts";
import { loadRun, saveRun } from "../shared/runs.ts";
import { requestOf } from "../shared/script.ts";
import { agent } from "./exporter.ts";
import { listenTo } from "./turn.ts";

const [run = "run-1", ...datasets] = process.argv.slice(2);
const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

let suspension = loadRun<Suspension>(run);
if (!suspension) {
  ({ suspension } = await listenTo(await agent.stream(requestOf(datasets), { runId: run })));
  if (!suspension) throw new Error("The agent had nothing to ask.");
  saveRun(run, suspension);
}
const [intent] = await ask(countersign, [questionOf(suspension, { run, ...asking })]);
console.log(`asked: ${intent?.id} ${intent?.url}`);
