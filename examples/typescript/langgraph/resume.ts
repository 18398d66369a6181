// Another process, days later for all it knows: it is woken by the webhook and goes on where the thread stopped.
import { Command } from "@langchain/langgraph";
import { Countersign } from "countersign";
import { answersTo, ask, questionsOf, resumeOf } from "countersign/adapters/langgraph";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { agent, configOf, interruptsOf } from "./graph.ts";

const countersign = new Countersign();
const questionsAbout = async (thread: string) =>
  questionsOf(await interruptsOf(thread), { thread, ...asking });

receive(async (thread) => {
  const interrupts = await interruptsOf(thread);
  if (interrupts.length === 0) return; // another answer's webhook has resumed it
  const answers = await answersTo(countersign, await questionsAbout(thread));
  if (!answers) return; // somebody is still to answer: that webhook will come
  const command = new Command({ resume: resumeOf(interrupts, answers) });
  const { messages } = await agent.invoke(command, configOf(thread));
  await ask(countersign, await questionsAbout(thread)); // where it was interrupted again
  await report(countersign, answers, messages.at(-1)?.text ?? "");
});
