// Another process, days later for all it knows: it is woken by the webhook and goes on where the tool was suspended.
import { Countersign } from "countersign";
import { answersTo, ask, questionOf, resumeDataOf, type Suspension } from "countersign/adapters/mastra";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { endRun, loadRun, saveRun } from "../shared/runs.ts";
import { agent } from "./exporter.ts";
import { listenTo } from "./turn.ts";

const countersign = new Countersign();
const questionAbout = (run: string, suspension: Suspension) => questionOf(suspension, { run, ...asking });

receive(async (run) => {
  const suspension = loadRun<Suspension>(run);
  if (!suspension) return; // this answer's webhook came before, and has resumed it
  const [answer] = (await answersTo(countersign, [questionAbout(run, suspension)])) ?? [];
  if (!answer) return; // this was an earlier question's webhook, come again
  const options = { runId: run, toolCallId: suspension.toolCallId };
  const next = await listenTo(await agent.resumeStream(resumeDataOf(answer), options));
  if (next.suspension) saveRun(run, next.suspension);
  else endRun(run);
  await report(countersign, [answer], next.text || "It goes on with the next call.");
  if (next.suspension) await ask(countersign, [questionAbout(run, next.suspension)]);
});
