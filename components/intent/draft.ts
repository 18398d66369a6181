import { z } from "zod";
import type { Flaw } from "@/core/errors";
import { flawsOfAnswer } from "@/core/form/answer";
import { isJsonObject, type JsonObject, valueAt } from "@/core/json";
import { effectOf, TASK_TYPES } from "@/core/task-types";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { initialData, sentData } from "../form/form-data";
import { flawsOfForm } from "../form/validator";
import { asking, needsOf } from "./choices";
import { editsOf } from "./edit-values";

const EvidenceDraft = z.object({
  key: z.string(),
  label: z.string(),
  content: z.string(),
  /** Where it is a file that was sent already; its address is the content. */
  file: z.object({ id: z.string(), name: z.string(), size: z.number() }).optional(),
});
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
  | "editable"
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

/** What the server would refuse, told before anything is sent by the same rules; it looks again itself. */
export function flawsOfDraft(question: Question, draft: Draft, outcome: string): Flaw[] {
  const affirms = effectOf(question.task_type, question.allowed_outcomes, outcome) === "affirm";
  const { payload, editable } = question;
  const { comment, data, edits, evidence } = answerOf(question, draft, outcome);
  const answer = {
    outcome,
    comment: comment ?? null,
    data: data ?? null,
    edits: edits ?? {},
    evidence: evidence ?? [],
  };
  const unreadable = affirms ? editsOf(payload, draft.edits).flaws : [];
  const flaws = [
    ...unreadable,
    ...flawsOfAnswer({ ...asking(question), payload, editable }, answer, flawsOfForm),
  ];
  return flaws.filter((flaw, index) => flaws.findIndex((other) => other.pointer === flaw.pointer) === index);
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
