import type { Actor, Question } from "./intent";
import { effectOf, mayBeAutomatic, TASK_TYPE_NAMES, TASK_TYPES, type TaskType } from "./task-types";

/** A decision that needs no person, and who stands for it. */
export interface Verdict {
  outcome: string;
  by: Actor;
  comment: string | null;
}

/** Why a question cannot get this outcome without a person; null where it can. */
export function whyNotAutomatic(
  { taskType, outcomes, evidenceRequired }: Pick<Question, "taskType" | "outcomes" | "evidenceRequired">,
  outcome: string,
): string | null {
  if (!outcomes.includes(outcome)) return `“${outcome}” is not among its outcomes.`;
  if (!mayBeAutomatic(taskType, outcomes, outcome))
    return `Nobody can give “${outcome}” without a person: it needs more than a word.`;
  if (evidenceRequired && effectOf(taskType, outcomes, outcome) === "affirm")
    return `“${outcome}” needs evidence, which only a person can add.`;
  return null;
}

/** Whether no kind of question can ever get this outcome without a person. A name that is not a standard one may be anybody's. */
export function neverAutomatic(outcome: string): boolean {
  const kinds = TASK_TYPE_NAMES.filter((name) => Object.hasOwn(TASK_TYPES[name].outcomes, outcome));
  return kinds.length > 0 && !kinds.some((kind) => mayBeAutomatic(kind, [outcome], outcome));
}

/** What lets the agent go on, unless it is said otherwise. */
export const affirmationOf = (taskType: TaskType, outcomes: readonly string[]): string | null =>
  outcomes.find((outcome) => effectOf(taskType, outcomes, outcome) === "affirm") ?? null;
