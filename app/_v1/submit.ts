import { AppError, flaw } from "@/core/errors";
import { statusOf } from "@/core/axme/status";
import { type Places, placesOf, relocated } from "@/core/axme/places";
import { type AxmeIntentBody, type Origin, submissionOf } from "@/core/axme/submission";
import type { IntentWire } from "@/core/wire/intent";
import { SubmitBody } from "@/core/wire/submit";
import { parseBody } from "@/app/_http/body";
import type { Ctx } from "@/server/services/context";
import type { Keep, Reply } from "@/server/services/idempotency";
import { isTypeRegistered } from "@/server/services/intent-types/registered";
import { submitIntent } from "@/server/services/intents/submit";

/** Takes what AXME's request asks, and refuses it in the places where they wrote it. */
export async function submitAxme(
  ctx: Ctx,
  body: AxmeIntentBody,
  keep: Keep,
  origin: Origin = {},
  places: Places = PLACES(body),
): Promise<Reply> {
  try {
    return await submitIntent(ctx, await parsedSubmission(ctx, body, origin), keep);
  } catch (error) {
    throw error instanceof AppError ? inTheirWords(error, body, places) : error;
  }
}

const PLACES = ({ human_task }: AxmeIntentBody): Places =>
  placesOf(human_task, { task: "/human_task", timing: "", deadline: "/deadline_at", intent: "" });

/** The request as ours, within its bounds. Where nobody says what kind of task it is, it is an approval. */
export async function parsedSubmission(ctx: Ctx, body: AxmeIntentBody, origin: Origin): Promise<SubmitBody> {
  const submission = submissionOf(body, ctx.now, origin);
  if (body.human_task && !submission.task_type && !(await isTypeRegistered(ctx, body.intent_type)))
    submission.task_type = "approval";
  return parseBody(SubmitBody, JSON.stringify(submission));
}

export function inTheirWords(
  error: AppError,
  { intent_type, human_task }: AxmeIntentBody,
  places: Places,
): AppError {
  const unknown = !human_task && error.flaws.some(({ pointer }) => pointer === "/task_type");
  if (!unknown) return relocated(error, places);
  const detail = `${intent_type} is not registered here, so nobody would be asked. Register it as an intent type, with whom to ask, or send a human_task with a title and assignees.`;
  return flaw("invalid_request", "/intent_type", detail);
}

/** What the creator of an intent is told. */
export const created = (intent: IntentWire) => ({
  ok: true,
  intent_id: intent.id,
  status: statusOf(intent),
  created_at: intent.created_at,
});
