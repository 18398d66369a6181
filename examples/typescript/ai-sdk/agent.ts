// Asks, leaves its messages, and ends. Run it again with the same run: nobody is asked twice.
import type { ModelMessage } from "ai";
import { Countersign } from "countersign";
import { ask, questionsOf } from "countersign/adapters/ai-sdk";
import { asking } from "../shared/asking.ts";
import { loadRun, saveRun } from "../shared/runs.ts";
import { requestOf } from "../shared/script.ts";
import { turn } from "./turn.ts";

const [run = "run-1", ...words] = process.argv.slice(2);
const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

let messages = loadRun<ModelMessage[]>(run);
if (!messages) {
  ({ messages } = await turn([{ role: "user", content: requestOf(words) }]));
  saveRun(run, messages);
}
const intents = await ask(countersign, questionsOf(messages, { run, ...asking }));
for (const { id, url } of intents) console.log(`asked: ${id} ${url}`);
