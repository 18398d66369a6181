import { z } from "zod";
import { flaw } from "../errors";
import { JsonObjectValue } from "../wire/primitives";
import { IntentTypeName, type SubmitBody } from "../wire/submit";
import { HumanTaskBody, questionOf } from "./human-task";
import { type Kept, stateOf } from "./intent";
import { maybe, snakeKeys, Time } from "./lenient";
import { TimingFields, timingOf } from "./timing";

/** POST /v1/intents. What AXME's clients may send and what has no meaning here is passed over. */
export const AxmeIntentBody = z.preprocess(
  snakeKeys,
  z.object({
    intent_type: IntentTypeName,
    to_agent: maybe(z.string().max(383)),
    correlation_id: maybe(z.string().max(200)),
    reply_to: maybe(z.string().max(383)),
    payload: maybe(JsonObjectValue),
    deadline_at: maybe(Time),
    ...TimingFields,
    max_delivery_attempts: maybe(z.int().min(1)),
    human_task: maybe(HumanTaskBody),
  }),
);
export type AxmeIntentBody = z.infer<typeof AxmeIntentBody>;

type Submission = z.input<typeof SubmitBody>;

/** What a scenario adds: how long its step may take, and where the question comes from. */
export interface Origin {
  stepSeconds?: number;
  kept?: Pick<Kept, "scenario_id" | "step_id">;
}

/** What AXME's request asks, in our words. Throws invalid_request where its deadline has passed. */
export function submissionOf(body: AxmeIntentBody, now: Date, origin: Origin = {}): Submission {
  const seconds = [timeoutOf(body.deadline_at, now), origin.stepSeconds].filter((one) => one !== undefined);
  const state = stateOf({ ...keptFrom(body), ...origin.kept });
  return {
    intent_type: body.intent_type,
    payload: body.payload ?? {},
    ...(body.to_agent && { to_agent: body.to_agent }),
    ...(body.correlation_id && { correlation_id: body.correlation_id }),
    ...(body.human_task && questionOf(body.human_task)),
    ...timingOf(body, seconds.length > 0 ? Math.min(...seconds) : undefined),
    ...(state && { state }),
  };
}

function keptFrom(body: AxmeIntentBody): Kept {
  const { reply_to, remind_after_seconds, remind_interval_seconds, max_reminders } = body;
  const { escalate_to, max_delivery_attempts } = body;
  return {
    ...{ reply_to, remind_after_seconds, remind_interval_seconds, max_reminders },
    ...{ escalate_to, max_delivery_attempts },
  };
}

/** Whole seconds until the deadline, never beyond it. */
function timeoutOf(deadline: Date | undefined, now: Date): number | undefined {
  if (!deadline) return undefined;
  const seconds = Math.floor((deadline.getTime() - now.getTime()) / 1000);
  if (seconds < 1) throw flaw("invalid_request", "/deadline_at", "This deadline has passed.");
  return seconds;
}
