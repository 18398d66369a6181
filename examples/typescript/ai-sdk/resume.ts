// Another process, days later for all it knows: it is woken by the webhook and goes on where the messages stop.
import type { ModelMessage } from "ai";
import { Countersign } from "countersign";
import { answersTo, questionsOf, withAnswers } from "countersign/adapters/ai-sdk";
import { asking } from "../shared/asking.ts";
import { receive } from "../shared/receiver.ts";
import { report } from "../shared/report.ts";
import { endRun, loadRun } from "../shared/runs.ts";
import { turn } from "./turn.ts";

const countersign = new Countersign();

receive(async (run) => {
  const messages = loadRun<ModelMessage[]>(run);
  if (!messages) return; // another answer's webhook has resumed it
  const answers = await answersTo(countersign, questionsOf(messages, { run, ...asking }));
  if (!answers) return; // somebody is still to answer: that webhook will come
  const { text } = await turn(withAnswers(messages, answers));
  endRun(run);
  await report(countersign, answers, text);
});
