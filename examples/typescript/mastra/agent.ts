// Asks, leaves its run in Mastra's storage, and ends. Run it again with the same run: nobody is asked twice.
import { Countersign } from "countersign";
import { ask, questionsOf, type Suspension } from "countersign/adapters/mastra";
import { asking } from "../shared/asking.ts";
import { loadRun, saveRun } from "../shared/runs.ts";
import { requestOf } from "../shared/script.ts";
import { agent } from "./exporter.ts";
import { listenTo } from "./turn.ts";

const [run = "run-1", ...words] = process.argv.slice(2);
const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

let suspensions = loadRun<Suspension[]>(run);
if (!suspensions) {
  ({ suspensions } = await listenTo(await agent.stream(requestOf(words), { runId: run })));
  saveRun(run, suspensions);
}
const intents = await ask(countersign, questionsOf(suspensions, { run, ...asking }));
for (const { id, url } of intents) console.log(`asked: ${id} ${url}`);
