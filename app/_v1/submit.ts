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
import { checkSubmission, submitIntent } from "@/server/services/intents/submit";

/** Takes what AXME's request asks, and refuses it in the places where they wrote it. */
export const submitAxme = (
  ctx: Ctx,
  body: AxmeIntentBody,
  keep: Keep,
  origin: Origin = {},
  places: Places = placesIn(body),
): Promise<Reply> =>
  inTheirWords(body, places, async () => submitIntent(ctx, await submissionFor(ctx, body, origin), keep));

/** Sees whether it would be taken, and asks nobody. */
export const checkAxme = (ctx: Ctx, body: AxmeIntentBody, origin: Origin, places: Places): Promise<void> =>
  inTheirWords(body, places, async () => checkSubmission(ctx, await submissionFor(ctx, body, origin)));

const placesIn = ({ human_task }: AxmeIntentBody): Places =>
  placesOf(human_task, {
    ...{ task: "/human_task", timing: "", deadline: "/deadline_at" },
    ...{ intent: "", type: "/intent_type" },
  });

/** The request as ours, within its bounds. Where nobody says what kind of task it is, it is an approval. */
async function submissionFor(ctx: Ctx, body: AxmeIntentBody, origin: Origin): Promise<SubmitBody> {
  const submission = submissionOf(body, ctx.now, origin);
  if (body.human_task && !submission.task_type && !(await isTypeRegistered(ctx, body.intent_type)))
    submission.task_type = "approval";
  return parseBody(SubmitBody, JSON.stringify(submission));
}

async function inTheirWords<T>(body: AxmeIntentBody, places: Places, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const unknown = !body.human_task && error.flaws.some(({ pointer }) => pointer === "/task_type");
    throw relocated(unknown ? unregistered(body) : error, places);
  }
}

function unregistered({ intent_type }: AxmeIntentBody): AppError {
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
