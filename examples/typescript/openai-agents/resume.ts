// Another process, days later for all it knows: it is woken by the webhook and goes on from the saved state.
import { run as runAgent, RunState } from "@openai/agents";
import { Countersign } from "countersign";
import {
  answersTo,
  ask,
  type Interruption,
  questionsOf,
  settle,
  withEdits,
} from "countersign/adapters/openai-agents";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { endRun, loadRun, saveRun } from "../shared/runs.ts";
import { agent } from "./exporter.ts";

const countersign = new Countersign();
const questionsAbout = (items: Interruption[], run: string) => questionsOf(items, { run, ...asking });

receive(async (run) => {
  const saved = loadRun<string>(run);
  if (!saved) return; // another answer's webhook has resumed it
  const asked = await RunState.fromString(agent, saved);
  const answers = await answersTo(countersign, questionsAbout(asked.getInterruptions(), run));
  if (!answers) return; // somebody is still to answer: that webhook will come
  const state = await RunState.fromString(agent, withEdits(saved, answers));
  settle(state, answers);
  const next = await runAgent(agent, state);
  if (next.interruptions.length > 0) saveRun(run, next.state.toString());
  else endRun(run);
  await ask(countersign, questionsAbout(next.interruptions, run)); // where a tool waits again
  await report(countersign, answers, next.finalOutput ?? "");
});
