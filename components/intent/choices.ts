import { type Needs, needsOf as rule } from "@/core/form/needs";
import { type Effect, effectOf } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import { outcomeButton } from "./outcome-words";
import { TASK_WORDS } from "./task-words";

/** One way to answer, as a button. */
export interface Choice {
  outcome: string;
  effect: Effect;
  label: string;
  /** The key that brings the focus to it. */
  shortcut: "a" | "r" | null;
  /** The one that stands out. What denies never does. */
  main: boolean;
}

type Asking = Pick<IntentWire, "task_type" | "allowed_outcomes">;

const ORDER: readonly Effect[] = ["affirm", "return", "deny"];

/** The ways to answer, the affirming first. */
export function choicesOf({ task_type, allowed_outcomes }: Asking): Choice[] {
  const withEffect = allowed_outcomes.map((outcome) => ({
    outcome,
    effect: effectOf(task_type, allowed_outcomes, outcome),
  }));
  const ordered = withEffect.toSorted((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect));
  const firstAffirm = ordered.find((choice) => choice.effect === "affirm");
  const firstDeny = ordered.find((choice) => choice.effect === "deny");
  return ordered.map((choice) => ({
    ...choice,
    label: outcomeButton(choice.outcome),
    shortcut: choice === firstAffirm ? "a" : choice === firstDeny ? "r" : null,
    main: choice === firstAffirm,
  }));
}

type Question = Asking & Pick<IntentWire, "form_schema" | "required_comment" | "evidence_required">;

/** The question as the rules in core know it. */
export const asking = (question: Question) => ({
  taskType: question.task_type,
  outcomes: question.allowed_outcomes,
  formSchema: question.form_schema,
  requiredComment: question.required_comment,
  evidenceRequired: question.evidence_required,
});

/** What an outcome must carry, so that labels can say so before anybody sends it. */
export const needsOf = (question: Question, outcome: string): Needs => rule(asking(question), outcome);

/** What the free text is called for this kind of question. */
export const commentLabel = ({
  task_type,
  form_schema,
}: Pick<Question, "task_type" | "form_schema">): string =>
  task_type === "clarification" && form_schema ? "Answer in your own words" : TASK_WORDS[task_type].comment;
