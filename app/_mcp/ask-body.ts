import { z } from "zod";
import type { TaskType } from "@/core/task-types";
import { QuestionFields, SubmitBody } from "@/core/wire/submit";
import { Key } from "./once";
import { WaitSeconds } from "./turn";

/** What only some kinds of question take. */
const SPECIAL = {
  form_schema: true,
  ui_schema: true,
  editable: true,
  allowed_outcomes: true,
  required_comment: true,
  evidence_required: true,
} as const;
export type Special = keyof typeof SPECIAL;

/** The fields of a submission that a model may say, with what is only of a tool. */
const AskBody = SubmitBody.pick({
  ...SPECIAL,
  description: true,
  sensitive: true,
  assignees: true,
  policy: true,
  remind_after: true,
  escalate: true,
  timeout: true,
  on_timeout: true,
  priority: true,
  risk: true,
  callback_url: true,
  state: true,
  correlation_id: true,
}).extend({
  title: QuestionFields.title.describe("What people read first: the question in a line"),
  payload: SubmitBody.shape.payload
    .describe("Exactly what you are about to do, as arguments: the answer covers these and nothing else")
    .optional(),
  intent_type: SubmitBody.shape.intent_type
    .describe(
      "A registered type, which supplies what you leave out; mcp.<kind>, like mcp.approval, if you name none",
    )
    .optional(),
  show_to_user: z
    .boolean()
    .default(false)
    .describe(
      "Offer your own user the page of the question at once; they sign in there, and answer if they are asked",
    ),
  wait_seconds: WaitSeconds,
  idempotency_key: Key,
});
export type AskBody = z.infer<typeof AskBody>;

/** What the tool for one kind of question takes. */
export function askBody(
  takes: readonly Special[],
  needs: { payload?: true; form_schema?: true },
): z.ZodType<AskBody> {
  const others = Object.keys(SPECIAL).filter((name) => !takes.some((taken) => taken === name));
  const without: Partial<Record<Special, true>> = Object.fromEntries(others.map((name) => [name, true]));
  return AskBody.required(needs).omit(without);
}

/** What one would POST to /api/intents to ask the same. */
export function submissionOf(
  task_type: TaskType,
  { show_to_user, wait_seconds, idempotency_key, ...asked }: AskBody,
) {
  const body: SubmitBody = { intent_type: `mcp.${task_type}`, payload: {}, ...asked, task_type };
  return body;
}
