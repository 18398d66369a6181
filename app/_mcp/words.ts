import { durationInWords } from "@/core/duration";
import { outcomeLabel, outcomePast } from "@/core/outcome-words";
import { type Effect, effectOf } from "@/core/task-types";
import type { DecisionWire, IntentWire } from "@/core/wire/intent";
import type { ProblemWire } from "@/core/wire/problem";
import type { z } from "zod";
import type { SaidWire } from "./schemas";

/** How an intent stands and what its agent should do now, for a model to read. */
export function adviceOn(intent: IntentWire, said: readonly SaidWire[], now: Date): string {
  switch (intent.status) {
    case "waiting":
      return intent.waiting_on === "agent" ? turnWords(intent, said) : handleWords(intent, said);
    case "decided":
      return decidedWords(intent, now);
    case "timed_out":
      return `Nobody answered by the deadline. ${timeoutWords(intent)}`;
    case "canceled":
      return "The question was withdrawn; there is no answer, so do not go on.";
  }
}

/** Whom an intent waits for, in a line. */
export function waitingWords({ assignees, claimed_by, next }: IntentWire): string {
  const names = assignees.map(({ name }) => name).join(", ") || "somebody";
  const whom = claimed_by ? `${claimed_by.name}, who has taken it` : names;
  return `Waiting for ${whom}.${next ? ` Next: ${next.kind.replaceAll("_", " ")} at ${next.at}.` : ""}`;
}

/** What an outcome means for the agent; null while there is none. */
export const effectIn = ({ task_type, allowed_outcomes, outcome }: IntentWire): Effect | null =>
  outcome === null ? null : effectOf(task_type, allowed_outcomes, outcome);

/** Why something was refused, with every flaw and its place. */
export function refusalWords({ code, detail, errors }: z.infer<typeof ProblemWire>): string {
  const flaws = errors.filter((flaw) => flaw.detail !== detail || flaw.pointer !== "");
  const lines = flaws.map(({ pointer, detail }) => `\n- ${pointer || "the arguments"}: ${detail}`);
  return `Refused (${code}): ${detail}${lines.join("")}`;
}

function handleWords(intent: IntentWire, said: readonly SaidWire[]): string {
  const end = intent.on_timeout === null ? "without an outcome" : `as "${intent.on_timeout}"`;
  return (
    `No answer yet. ${waitingWords(intent)}${saidWords(said)} It ends by itself at ${intent.deadline_at}, ${end}. ` +
    `People answer at ${intent.url}. Do nothing that depends on the answer: end your turn and say that you wait for ` +
    `${intent.id}, or call wait_for_intent with that id, now or in another session.`
  );
}

function turnWords({ id, revision, url }: IntentWire, said: readonly SaidWire[]): string {
  return (
    `It is your turn: people cannot go on with revision ${revision} (${url}).${saidWords(said)} Answer a question with ` +
    `comment_on_intent, make the changes asked for with revise_intent, or withdraw_intent; then wait_for_intent with ${id}.`
  );
}

const saidWords = (said: readonly SaidWire[]): string =>
  said.map(({ by, text }) => ` ${by} says: “${text}”.`).join("");

function decidedWords(intent: IntentWire, now: Date): string {
  const { decision } = intent;
  if (!decision) return `The outcome is "${intent.outcome}".`;
  const { decided_by: by, outcome, comment, decided_at } = decision;
  const who = by.acting_for ? `${by.name} (for ${by.acting_for.name})` : by.name;
  return [
    `${who} ${outcomePast(outcome)} ${agoWords(now.getTime() - Date.parse(decided_at))}${editWords(decision)}.`,
    comment && `They say: “${comment}”.`,
    doWords(effectIn(intent)),
  ]
    .filter(Boolean)
    .join(" ");
}

function editWords({ edits }: DecisionWire): string {
  const changed = Object.entries(edits).map(([pointer, value]) => {
    return `${pointer.replace(/^\//, "")} changed to ${typeof value === "string" ? value : JSON.stringify(value)}`;
  });
  return changed.length === 0 ? "" : `, with ${changed.join(" and ")}`;
}

function timeoutWords(intent: IntentWire): string {
  if (intent.outcome === null) return "There is no outcome, so do not go on.";
  return `By default that counts as “${outcomeLabel(intent.outcome)}”. ${doWords(effectIn(intent))}`;
}

function doWords(effect: Effect | null): string {
  if (effect === "affirm")
    return "Act on decision.payload below and on decision.data, exactly as they are, then say what came of it with report_result.";
  return "Do not go on with it.";
}

function agoWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 10) return "just now";
  const size = [86_400, 3_600, 60].find((size) => seconds >= size) ?? 1;
  return `${durationInWords(seconds - (seconds % size))} ago`;
}
