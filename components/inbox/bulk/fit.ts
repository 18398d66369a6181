import { needsOf } from "@/core/form/needs";
import { isOpen } from "@/core/intent";
import { TASK_TYPES } from "@/core/task-types";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { choicesOf } from "../../intent/choices";

export const BULK_VERBS = ["approve", "reject", "reassign", "snooze"] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];

/** Whether one of many can be done with the others, and why not where it cannot. */
export type Fit =
  { fits: true; outcome: string | null; comment: boolean; risky: boolean } | { fits: false; why: string };

const no = (why: string): Fit => ({ fits: false, why });

/**
 * What can be known from a row. What a row does not show, such as a form, the server finds, and says that this one needs
 * its own answer.
 */
export function fitOf(intent: IntentSummaryWire, verb: BulkVerb): Fit {
  if (!isOpen(intent)) return no("It is closed by now.");
  if (verb === "snooze" || verb === "reassign") {
    if (intent.you?.may_handle === false) return no("You can only read it.");
    return { fits: true, outcome: null, comment: false, risky: false };
  }
  if (intent.waiting_on === "agent") return no("The agent has the turn.");
  if (intent.you?.may_answer === false) return no("It is not yours to answer.");
  const choice = choicesOf(intent).find(({ shortcut }) => shortcut === (verb === "approve" ? "a" : "r"));
  if (!choice) return no(verb === "approve" ? "It cannot be approved." : "It cannot be rejected.");
  if (choice.effect === "affirm") {
    const { collects } = TASK_TYPES[intent.task_type];
    if (collects !== "nothing") return no(`It needs its own answer: ${OWN[collects]}.`);
    if (intent.evidence_required) return no(`It needs its own answer: ${OWN.evidence}.`);
  }
  return {
    fits: true,
    outcome: choice.outcome,
    comment: needsComment(intent, choice.outcome),
    risky: choice.effect === "affirm" && (intent.risk === "high" || intent.risk === "critical"),
  };
}

const OWN = {
  form: "a form",
  answer: "words of its own",
  evidence: "evidence",
  assignee: "somebody to do it",
  justification: "a justification",
} as const;

function needsComment(intent: IntentSummaryWire, outcome: string): boolean {
  const asking = {
    taskType: intent.task_type,
    outcomes: intent.allowed_outcomes,
    formSchema: null,
    requiredComment: intent.required_comment,
    evidenceRequired: intent.evidence_required,
  };
  return needsOf(asking, outcome).comment !== null;
}
