import type { Intent } from "../intent";
import { effectOf, TASK_TYPES } from "../task-types";

export type Asking = Pick<
  Intent,
  "taskType" | "outcomes" | "formSchema" | "requiredComment" | "evidenceRequired"
>;

/** What an answer with an outcome must carry. A denial needs no form. */
export interface Needs {
  /** Why words are needed, as the person is told; null where they may be left out. */
  comment: string | null;
  form: boolean;
  evidence: boolean;
  assignee: boolean;
}

export function needsOf(question: Asking, outcome: string): Needs {
  const effect = effectOf(question.taskType, question.outcomes, outcome);
  const { collects } = TASK_TYPES[question.taskType];
  const affirms = effect === "affirm";
  return {
    comment:
      effect === "return" ? "Say what should change." : wordsFor(question, affirms ? collects : "nothing"),
    form: affirms && question.formSchema !== null,
    evidence: affirms && question.evidenceRequired,
    assignee: affirms && collects === "assignee",
  };
}

function wordsFor({ formSchema, requiredComment }: Asking, collects: string): string | null {
  if (collects === "justification") return "An override needs a justification.";
  if (requiredComment) return "A comment is required.";
  return collects === "answer" && formSchema === null ? "Write an answer." : null;
}
