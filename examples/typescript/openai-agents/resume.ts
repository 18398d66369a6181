// Another process, days later for all it knows: it is woken by the webhook and goes on from the saved state.
import { run as runAgent, RunState } from "@openai/agents";
import { Countersign } from "countersign";
import { answersTo, questionsOf, settle, withEdits } from "countersign/adapters/openai-agents";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { endRun, loadRun } from "../shared/runs.ts";
import { agent } from "./exporter.ts";

const countersign = new Countersign();

receive(async (run) => {
  const saved = loadRun<string>(run);
  if (!saved) return; // another answer's webhook has resumed it
  const asked = await RunState.fromString(agent, saved);
  const questions = questionsOf(asked.getInterruptions(), { run, ...asking });
  const answers = await answersTo(countersign, questions);
  if (!answers) return; // somebody is still to answer: that webhook will come
  const state = await RunState.fromString(agent, withEdits(saved, answers));
  settle(state, answers);
  const { finalOutput } = await runAgent(agent, state);
  endRun(run);
  await report(countersign, answers, finalOutput ?? "");
});
