// Another process, days later for all it knows: it is woken by the webhook and goes on where the messages stop.
import type { ModelMessage } from "ai";
import { Countersign } from "countersign";
import { answersTo, ask, questionsOf, withAnswers } from "countersign/adapters/ai-sdk";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { endRun, loadRun, saveRun } from "../shared/runs.ts";
import { turn } from "./turn.ts";

const countersign = new Countersign();
const questionsIn = (messages: ModelMessage[], run: string) => questionsOf(messages, { run, ...asking });

receive(async (run) => {
  const messages = loadRun<ModelMessage[]>(run);
  if (!messages) return; // another answer's webhook has resumed it
  const answers = await answersTo(countersign, questionsIn(messages, run));
  if (!answers) return; // somebody is still to answer: that webhook will come
  const next = await turn(withAnswers(messages, answers));
  const questions = questionsIn(next.messages, run);
  if (questions.length > 0) saveRun(run, next.messages);
  else endRun(run);
  await ask(countersign, questions); // where a tool waits again
  await report(countersign, answers, next.text);
});
