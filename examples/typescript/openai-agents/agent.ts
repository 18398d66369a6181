// Asks, leaves its serialised state, and ends. Run it again with the same run: nobody is asked twice.
import { run as runAgent, RunState } from "@openai/agents";
import { Countersign } from "countersign";
import { ask, questionsOf } from "countersign/adapters/openai-agents";
import { asking } from "../shared/asking.ts";
import { loadRun, saveRun } from "../shared/runs.ts";
import { requestOf } from "../shared/script.ts";
import { agent } from "./exporter.ts";

const [run = "run-1", ...words] = process.argv.slice(2);
const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

let saved = loadRun<string>(run);
if (!saved) {
  const { state } = await runAgent(agent, requestOf(words));
  saved = state.toString();
  saveRun(run, saved);
}
const state = await RunState.fromString(agent, saved);
const intents = await ask(countersign, questionsOf(state.getInterruptions(), { run, ...asking }));
for (const { id, url } of intents) console.log(`asked: ${id} ${url}`);
