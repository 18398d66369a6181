import { z } from "zod";
import { DEFAULT_MAX_REMINDERS } from "../plan";
import type { SubmitBody } from "../wire/submit";
import { maybe, Seconds } from "./lenient";

/** When to remind and whom to ask after that, as AXME's intents and steps say it. */
export const TimingFields = {
  remind_after_seconds: maybe(Seconds),
  remind_interval_seconds: maybe(Seconds),
  max_reminders: maybe(z.int().min(0).max(100)),
  escalate_to: maybe(z.string().trim().min(1).max(383)),
};

type Timing = z.infer<z.ZodObject<typeof TimingFields>>;

/** When nobody said when to remind, escalation comes after this, or halfway to the deadline where that is sooner. */
const ESCALATE_AFTER_SECONDS = 30 * 60;

/**
 * AXME's timing as our request says it. AXME escalates when the reminders are used up: here that is one interval after the
 * last of them. More than one reminder without an interval repeats at the first one's delay.
 */
export function timingOf(
  said: Timing,
  timeoutSeconds: number | undefined,
): Partial<z.input<typeof SubmitBody>> {
  const first = said.remind_after_seconds ?? said.remind_interval_seconds;
  const every = said.remind_interval_seconds ?? ((said.max_reminders ?? 1) > 1 ? first : undefined);
  const after = escalationAfter(first, every, said.max_reminders, timeoutSeconds);
  return {
    ...(first !== undefined && { remind_after: first }),
    ...(every !== undefined && { remind_every: every }),
    ...(said.max_reminders !== undefined && { max_reminders: said.max_reminders }),
    ...(said.escalate_to !== undefined && { escalate: [{ after, to: [said.escalate_to] }] }),
    ...(timeoutSeconds !== undefined && { timeout: timeoutSeconds }),
  };
}

function escalationAfter(
  first: number | undefined,
  every: number | undefined,
  most: number | undefined,
  timeoutSeconds: number | undefined,
): number {
  if (first === undefined)
    return Math.max(1, Math.min(ESCALATE_AFTER_SECONDS, Math.floor((timeoutSeconds ?? Infinity) / 2)));
  if (every === undefined) return 2 * first;
  return first + every * (most ?? DEFAULT_MAX_REMINDERS);
}
