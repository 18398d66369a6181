// Asks, leaves its checkpoint, and ends. Run it again with the same thread: nobody is asked twice.
import { Countersign } from "countersign";
import { ask, questionsOf } from "countersign/adapters/langgraph";
import { HumanMessage } from "langchain";
import { asking } from "../shared/asking.ts";
import { requestOf } from "../shared/script.ts";
import { agent, configOf, interruptsOf } from "./graph.ts";

const [thread = "thread-1", ...words] = process.argv.slice(2);
const countersign = new Countersign(); // reads COUNTERSIGN_URL and COUNTERSIGN_API_KEY

let interrupts = await interruptsOf(thread);
if (interrupts.length === 0) {
  await agent.invoke({ messages: [new HumanMessage(requestOf(words))] }, configOf(thread));
  interrupts = await interruptsOf(thread);
}
const intents = await ask(countersign, questionsOf(interrupts, { thread, ...asking }));
for (const { id, url } of intents) console.log(`asked: ${id} ${url}`);
