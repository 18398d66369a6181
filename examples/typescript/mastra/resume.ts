// Another process, days later for all it knows: it is woken by the webhook and goes on where the tools were suspended.
import { Countersign } from "countersign";
import { answersTo, ask, questionsOf, resumeDataOf, type Suspension } from "countersign/adapters/mastra";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { endRun, loadRun, saveRun } from "../shared/runs.ts";
import { agent } from "./exporter.ts";
import { listenTo } from "./turn.ts";

const countersign = new Countersign();
const questionsAbout = (suspensions: Suspension[], run: string) =>
  questionsOf(suspensions, { run, ...asking });

receive(async (run) => {
  const suspensions = loadRun<Suspension[]>(run);
  if (!suspensions) return; // another answer's webhook has resumed it
  const answers = await answersTo(countersign, questionsAbout(suspensions, run));
  if (!answers) return; // somebody is still to answer: that webhook will come
  let next: Awaited<ReturnType<typeof listenTo>> = { suspensions: [], text: "" };
  for (const answer of answers) {
    const call = { runId: run, toolCallId: answer.call };
    next = await listenTo(await agent.resumeStream(resumeDataOf(answer), call)); // the last one's goes on to the model
  }
  if (next.suspensions.length > 0) saveRun(run, next.suspensions);
  else endRun(run);
  await ask(countersign, questionsAbout(next.suspensions, run)); // where a tool was suspended again
  await report(countersign, answers, next.text);
});
