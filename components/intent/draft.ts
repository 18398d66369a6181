import { z } from "zod";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type JsonObject, valueAt } from "@/core/json";
import { effectOf, TASK_TYPES } from "@/core/task-types";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { initialData, sentData } from "../form/form-data";
import { flawsOfForm } from "../form/validator";
import { needsOf } from "./choices";
import { editsOf } from "./edit-values";

const EvidenceDraft = z.object({ key: z.string(), label: z.string(), content: z.string() });
export type EvidenceDraft = z.infer<typeof EvidenceDraft>;

/** Everything typed into an answer that is not sent yet. */
export const Draft = z.object({
  comment: z.string(),
  /** The form's data; null where nobody has touched it. */
  data: z.custom<JsonObject>((value) => isJsonObject(value)).nullable(),
  /** The text of each edited field, by pointer into the payload. */
  edits: z.record(z.string(), z.string()),
  evidence: z.array(EvidenceDraft),
  assignee: z.string(),
});
export type Draft = z.infer<typeof Draft>;

export const EMPTY_DRAFT: Draft = { comment: "", data: null, edits: {}, evidence: [], assignee: "" };

/** Whether anything in it would be missed. */
export function hasContent(draft: Draft): boolean {
  const texts = [
    draft.comment,
    draft.assignee,
    ...draft.evidence.flatMap(({ label, content }) => [label, content]),
  ];
  return (
    texts.some((text) => text.trim() !== "") || draft.data !== null || Object.keys(draft.edits).length > 0
  );
}

export type Question = Pick<
  IntentWire,
  | "task_type"
  | "allowed_outcomes"
  | "form_schema"
  | "required_comment"
  | "evidence_required"
  | "payload"
  | "revision"
>;

/** The answer that a draft makes with an outcome. Only an affirming one carries the form and the edits. */
export function answerOf(question: Question, draft: Draft, outcome: string): DecisionBody {
  const affirms = effectOf(question.task_type, question.allowed_outcomes, outcome) === "affirm";
  const data = affirms ? dataOf(question, draft, outcome) : null;
  const { edits } = editsOf(question.payload, affirms ? draft.edits : {});
  const evidence = draft.evidence.filter(({ content }) => content.trim() !== "").map(evidenceOf);
  return {
    outcome,
    ...(draft.comment.trim() !== "" && { comment: draft.comment.trim() }),
    ...(data !== null && { data }),
    ...(Object.keys(edits).length > 0 && { edits }),
    ...(evidence.length > 0 && { evidence }),
    revision: question.revision,
  };
}

/** What the server would refuse, told before anything is sent; it looks again itself. */
export function flawsOfDraft(question: Question, draft: Draft, outcome: string): Flaw[] {
  const needs = needsOf(question, outcome);
  const answer = answerOf(question, draft, outcome);
  const flaws: Flaw[] =
    effectOf(question.task_type, question.allowed_outcomes, outcome) === "affirm"
      ? editsOf(question.payload, draft.edits).flaws
      : [];
  const inWords = answersInWords(question, draft);
  if (needs.form && question.form_schema && !inWords)
    flaws.push(...flawsOfForm(question.form_schema, answer.data ?? {}, "/data"));
  if (needs.assignee && !assigneeIsInForm(question) && draft.assignee.trim() === "")
    flaws.push({ pointer: "/data/assignee", detail: "Say who shall do it." });
  if (needs.evidence && !answer.evidence)
    flaws.push({ pointer: "/evidence", detail: "Add evidence: a link, or a few words." });
  if (needs.comment && !answer.comment)
    flaws.push({ pointer: "/comment", detail: missingWords(question, outcome) });
  return flaws;
}

function missingWords({ task_type, allowed_outcomes }: Question, outcome: string): string {
  const effect = effectOf(task_type, allowed_outcomes, outcome);
  if (effect === "return") return "Say what should change.";
  if (effect === "affirm" && TASK_TYPES[task_type].collects === "justification")
    return "An override needs a justification.";
  if (effect === "affirm" && TASK_TYPES[task_type].collects === "answer") return "Write an answer.";
  return "A comment is required.";
}

/** Where a form asks for the assignee itself, the form is where it is chosen. */
export const assigneeIsInForm = ({ form_schema }: Pick<Question, "form_schema">): boolean =>
  form_schema !== null && valueAt(form_schema, "/properties/assignee") !== undefined;

/** A question with a form may be answered in free words instead, if the form was left alone. */
function answersInWords({ task_type }: Question, draft: Draft): boolean {
  return TASK_TYPES[task_type].collects === "answer" && draft.data === null && draft.comment.trim() !== "";
}

function dataOf(question: Question, draft: Draft, outcome: string): JsonObject | null {
  const needs = needsOf(question, outcome);
  const form =
    needs.form && question.form_schema && !answersInWords(question, draft)
      ? sentData(question.form_schema, draft.data ?? initialData(question.form_schema))
      : null;
  if (!needs.assignee || assigneeIsInForm(question)) return form;
  return { ...form, assignee: draft.assignee.trim() };
}

/** A web address is a link, anything else is text. A label that was left out is made from the content. */
export function evidenceOf({ label, content }: EvidenceDraft): NonNullable<DecisionBody["evidence"]>[number] {
  const text = content.trim();
  const url = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? new URL(text) : null;
  const named = label.trim() || (url ? url.host : text.slice(0, 80));
  return url ? { url: text, label: named } : { text, label: named };
}
