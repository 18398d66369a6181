import type { Flaw } from "../errors";
import type { Answer, Intent } from "../intent";
import { isJsonObject, type Json, type JsonObject, kindOf, pointerOf, valueAt } from "../json";
import { effectOf, TASK_TYPES } from "../task-types";
import { type Asking, needsOf } from "./needs";

type Asked = Asking & Pick<Intent, "payload" | "editable">;

/** Checks data against a form schema; the server and the browser have different validators. */
export type CheckData = (schema: JsonObject, data: Json, at: string) => Flaw[];

/** Everything in an answer that does not fit the question, with pointers into the answer's body. */
export function flawsOfAnswer(question: Asked, answer: Answer, checkData: CheckData): Flaw[] {
  if (!question.outcomes.includes(answer.outcome)) {
    return [{ pointer: "/outcome", detail: `The outcome must be one of: ${question.outcomes.join(", ")}.` }];
  }
  return [
    ...flawsOfWords(question, answer),
    ...flawsOfContent(question, answer, checkData),
    ...flawsOfEdits(question, answer.edits),
  ];
}

function flawsOfWords(question: Asked, answer: Answer): Flaw[] {
  if (answer.comment?.trim() || carriesAnswer(question, answer)) return [];
  const detail =
    needsOf(question, answer.outcome).comment ??
    (isEmptyAnswer(question, answer) ? "Write an answer." : null);
  return detail === null ? [] : [{ pointer: "/comment", detail }];
}

const isAnswering = (question: Asked, { outcome }: Answer): boolean =>
  TASK_TYPES[question.taskType].collects === "answer" &&
  effectOf(question.taskType, question.outcomes, outcome) === "affirm";

/** A question may be answered with data instead of words, unless a comment is required as well. */
const carriesAnswer = (question: Asked, answer: Answer): boolean =>
  isAnswering(question, answer) && !question.requiredComment && !saysNothing(question, answer.data);

const isEmptyAnswer = (question: Asked, answer: Answer): boolean =>
  isAnswering(question, answer) && saysNothing(question, answer.data);

/** Whether an answer without words is empty. Where there is a form, that says which fields it needs. */
function saysNothing(question: Asked, data: Json): boolean {
  if (data === null || (typeof data === "string" && !data.trim())) return true;
  return !question.formSchema && typeof data === "object" && Object.keys(data).length === 0;
}

function flawsOfContent(question: Asked, answer: Answer, checkData: CheckData): Flaw[] {
  const needs = needsOf(question, answer.outcome);
  const flaws: Flaw[] = [];
  const answeredInWords = isAnswering(question, answer) && answer.data === null;
  if (needs.form && question.formSchema && !answeredInWords) {
    flaws.push(...checkData(question.formSchema, answer.data ?? {}, "/data"));
  }
  if (needs.evidence && answer.evidence.length === 0) {
    flaws.push({ pointer: "/evidence", detail: "Add evidence: a link, or a few words." });
  }
  if (needs.assignee && !assigneeOf(answer.data)) {
    flaws.push({ pointer: "/data/assignee", detail: "Say who shall do it." });
  }
  return flaws;
}

function assigneeOf(data: Json): string | null {
  return isJsonObject(data) && typeof data.assignee === "string" && data.assignee.trim()
    ? data.assignee
    : null;
}

/** Only what the agent marked may be edited, and a value keeps its type: a number does not come back as text. */
function flawsOfEdits(question: Asked, edits: Record<string, Json>): Flaw[] {
  return Object.entries(edits).flatMap(([pointer, value]) => {
    const at = pointerOf(["edits", pointer]);
    const before = valueAt(question.payload, pointer);
    const editable = question.editable.some(
      (allowed) => pointer === allowed || pointer.startsWith(`${allowed}/`),
    );
    if (!editable || before === undefined) return [{ pointer: at, detail: `${pointer} may not be edited.` }];
    if (before === null || kindOf(before) === kindOf(value)) return [];
    return [{ pointer: at, detail: `${pointer} must stay a ${kindOf(before)}.` }];
  });
}
