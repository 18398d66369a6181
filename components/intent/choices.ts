import { type Effect, effectOf, TASK_TYPES } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import { outcomeButton } from "./outcome-words";

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

/** What an outcome must carry, so that labels can say so before anybody sends it. */
export interface Needs {
  comment: boolean;
  form: boolean;
  evidence: boolean;
  assignee: boolean;
}

export function needsOf(intent: Question, outcome: string): Needs {
  const effect = effectOf(intent.task_type, intent.allowed_outcomes, outcome);
  const { collects } = TASK_TYPES[intent.task_type];
  const affirms = effect === "affirm";
  const justifies =
    affirms && (collects === "justification" || (collects === "answer" && !intent.form_schema));
  return {
    comment: effect === "return" || justifies || intent.required_comment,
    form: affirms && intent.form_schema !== null,
    evidence: affirms && intent.evidence_required,
    assignee: affirms && collects === "assignee",
  };
}

/** What the free text is called for this kind of question. */
export function commentLabel({
  task_type,
  form_schema,
}: Pick<Question, "task_type" | "form_schema">): string {
  switch (TASK_TYPES[task_type].collects) {
    case "justification":
      return "Justification";
    case "answer":
      return form_schema ? "Answer in your own words" : "Your answer";
    case "nothing":
    case "form":
    case "evidence":
    case "assignee":
      return "Comment";
  }
}
