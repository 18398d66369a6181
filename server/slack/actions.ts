import type { Button, ConfirmationDialog } from "@slack/types";
import { z } from "zod";
import { needsOf } from "@/core/form/needs";
import type { Intent } from "@/core/intent";
import { outcomeButton, outcomeLabel } from "@/core/outcome-words";
import { type Effect, effectOf } from "@/core/task-types";
import { LIMITS, plain } from "./text";

/** What a button of ours stands for: an outcome of one revision; null leaves the choice to the modal. */
export const Pressed = z.object({ i: z.string(), r: z.number().int(), o: z.string().nullable() });
export type Pressed = z.infer<typeof Pressed>;

/** The first part of an action's id says what a click does: answer at once, ask for more, or follow a link. */
export const ANSWER = "answer";
export const ASK = "ask";
const OPEN = "open";

const ORDER: readonly Effect[] = ["affirm", "return", "deny"];

export interface Choice {
  outcome: string;
  effect: Effect;
  /** Whether it can be given with one click. */
  simple: boolean;
}

/** The ways to answer, the affirming first. */
export function choicesOf(intent: Intent): Choice[] {
  return intent.outcomes
    .map((outcome) => ({
      outcome,
      effect: effectOf(intent.taskType, intent.outcomes, outcome),
      simple: needsNothing(intent, outcome),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect));
}

function needsNothing(intent: Intent, outcome: string): boolean {
  const { comment, form, evidence, assignee } = needsOf(intent, outcome);
  return comment === null && !form && !evidence && !assignee;
}

/** What is critical is answered after signing in: docs/adr/0020. */
export const isAnsweredHere = ({ risk }: Pick<Intent, "risk">): boolean => risk !== "critical";

/** The buttons under an open request. */
export function answerButtons(intent: Intent): Button[] {
  const choices = choicesOf(intent);
  const main = choices.find(({ effect }) => effect === "affirm");
  const buttons = choices.map((choice, index) => {
    const careful = intent.risk === "high" && choice.effect === "affirm";
    return {
      ...button(intent, choice.simple ? ANSWER : ASK, index, choice.outcome, labelOf(choice)),
      ...(choice === main && !careful && { style: "primary" as const }),
      ...(careful && choice.simple && { confirm: confirmation(intent, choice.outcome) }),
    };
  });
  if (!choices.some(({ simple }) => simple)) return buttons;
  const words = intent.editable.length > 0 ? "Comment or edit…" : "With a comment…";
  return [...buttons, button(intent, ASK, "more", null, words)];
}

/** An ellipsis says that something is asked before anything is sent. */
const labelOf = ({ outcome, simple }: Choice): string => `${outcomeButton(outcome)}${simple ? "" : "…"}`;

function button(
  intent: Intent,
  does: typeof ANSWER | typeof ASK,
  name: string | number,
  outcome: string | null,
  label: string,
): Button {
  const value: Pressed = { i: intent.id, r: intent.revision, o: outcome };
  return {
    type: "button",
    action_id: `${does}:${name}`,
    text: plain(label, LIMITS.button),
    value: JSON.stringify(value),
  };
}

function confirmation(intent: Intent, outcome: string): ConfirmationDialog {
  return {
    title: plain("This is a high risk", LIMITS.confirmTitle),
    text: plain(`${outcomeLabel(outcome)}: ${intent.title}`, LIMITS.confirmText),
    confirm: plain(outcomeButton(outcome), 30),
    deny: plain("Not yet", 30),
  };
}

export const linkButton = (label: string, url: string, main = false): Button => ({
  type: "button",
  action_id: OPEN,
  text: plain(label, LIMITS.button),
  url,
  ...(main && { style: "primary" as const }),
});
