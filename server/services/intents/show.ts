import {
  isOut,
  mayAnswer,
  mayHandle,
  mayReveal,
  mayTakePart,
  requesterOf,
  wasMentioned,
} from "@/core/access";
import { asAgentsSee, everAsked, type Intent, isOpen, isSnoozed } from "@/core/intent";
import { masked } from "@/core/sensitive/mask";
import type { IntentSummaryWire, IntentWire, YouWire } from "@/core/wire/intent";
import { toSummary, toWire } from "@/core/wire/show";
import { settings } from "@/server/settings";
import type { Ctx } from "../context";
import type { Reply } from "../idempotency";

/** An intent as this caller sees it: people are told what they may do with it, and nothing sensitive. */
export function shownTo(ctx: Ctx, intent: Intent): IntentWire {
  const wire = toWire(seenBy(ctx, intent), settings().PUBLIC_URL);
  if (ctx.caller.type !== "member") return wire;
  return { ...masked(wire), ...snoozeOf(ctx, intent), you: youIn(ctx.caller.member, intent) };
}

/** The same as a row of a list. */
export const summaryFor = (ctx: Ctx, intent: Intent): IntentSummaryWire => ({
  ...toSummary(seenBy(ctx, intent), settings().PUBLIC_URL),
  ...snoozeOf(ctx, intent),
});

function snoozeOf({ caller, now }: Ctx, intent: Intent): Pick<IntentWire, "snoozed_until"> {
  if (caller.type !== "member") return {};
  const self = intent.asked.find(({ id }) => id === caller.member.id);
  const asleep = self && isOpen(intent) && isSnoozed(self, now);
  return { snoozed_until: asleep ? (self.snoozedUntil?.toISOString() ?? null) : null };
}

/** Agents hear of an answer only when it can no longer be taken back. */
const seenBy = ({ caller }: Ctx, intent: Intent): Intent =>
  caller.type === "agent" ? asAgentsSee(intent) : intent;

function youIn(member: Parameters<typeof mayAnswer>[0], intent: Intent): YouWire {
  return {
    may_answer: isOpen(intent) && !intent.held && mayAnswer(member, intent),
    may_take_part: mayTakePart(member, intent),
    may_handle: mayHandle(member, intent),
    out: isOut(intent, member.id) && requesterOf(intent) !== member.id,
    may_reveal: mayReveal(member, intent),
    is_requester: requesterOf(intent) === member.id,
    mentioned: wasMentioned(intent, member.id),
    asked_at_level: everAsked(intent).find((person) => person.id === member.id)?.level ?? null,
  };
}

export const replyWith = (ctx: Ctx, status: number, intent: Intent): Reply => ({
  status,
  body: JSON.stringify(shownTo(ctx, intent)),
});
