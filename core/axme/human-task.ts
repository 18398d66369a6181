import { z } from "zod";
import type { JsonObject } from "../json";
import { JsonObjectValue } from "../wire/primitives";
import type { IntentWire } from "../wire/intent";
import type { SubmitBody } from "../wire/submit";
import { maybe } from "./lenient";
import { AXME_TASK_TYPES, taskTypeOf, wantsEvidence } from "./task-types";

const Ref = z.string().trim().min(1).max(383);

/** What AXME tells a person. Fields that it does not know are passed over. */
export const HumanTaskBody = z.object({
  title: maybe(z.string().trim().max(255)),
  description: maybe(z.string().max(20_000)),
  task_type: maybe(z.enum(AXME_TASK_TYPES)),
  allowed_outcomes: maybe(z.array(z.string()).min(1).max(20)),
  required_comment: maybe(z.boolean()),
  assignees: maybe(z.array(Ref).min(1).max(20)),
  evidence_required: maybe(z.boolean()),
  form_schema: maybe(JsonObjectValue),
  notify_email: maybe(Ref),
});
export type HumanTaskBody = z.infer<typeof HumanTaskBody>;

const MAX_TITLE = 200;

/** A task as our request says it. Whoever is mailed may answer, so they are one of those who are asked. */
export function questionOf(task: HumanTaskBody): Partial<z.input<typeof SubmitBody>> {
  const { task_type: type, form_schema, allowed_outcomes, required_comment } = task;
  const asked = [...new Set([...(task.assignees ?? []), ...(task.notify_email ? [task.notify_email] : [])])];
  const evidence = task.evidence_required ?? (wantsEvidence(type) || undefined);
  return {
    ...titled(task),
    ...(type && { task_type: taskTypeOf(type, form_schema !== undefined) }),
    ...(allowed_outcomes && { allowed_outcomes }),
    ...(required_comment !== undefined && { required_comment }),
    ...(evidence !== undefined && { evidence_required: evidence }),
    ...(form_schema && { form_schema }),
    ...(asked.length > 0 && { assignees: asked }),
  };
}

/** AXME's titles may be longer than ours: the whole then stands above the description. */
function titled({ title, description }: HumanTaskBody): { title?: string; description?: string } {
  if (!title) return description ? { description } : {};
  if (title.length <= MAX_TITLE) return { title, ...(description && { description }) };
  const cut = `${title.slice(0, MAX_TITLE - 1).toWellFormed()}…`;
  return { title: cut, description: description ? `${title}\n\n${description}` : title };
}

/** What a person is asked, as AXME's clients read it. The task type is ours: its enum has no `form`. */
export function humanTaskOf(intent: IntentWire): JsonObject {
  return {
    title: intent.title,
    ...(intent.description !== null && { description: intent.description }),
    task_type: intent.task_type,
    allowed_outcomes: intent.allowed_outcomes,
    required_comment: intent.required_comment,
    evidence_required: intent.evidence_required,
    assignees: intent.assignees.map(({ email }) => email),
    ...(intent.form_schema && { form_schema: intent.form_schema }),
  };
}
