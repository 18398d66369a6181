import { mayAnswer, mayTakePart } from "@/core/access";
import { type Intent, isOpen } from "@/core/intent";
import type { IntentWire, YouWire } from "@/core/wire/intent";
import { toWire } from "@/core/wire/show";
import { settings } from "@/server/settings";
import type { Ctx } from "../context";
import type { Reply } from "../idempotency";

/** An intent as this caller sees it: people are told what they may do with it. */
export function shownTo(ctx: Ctx, intent: Intent): IntentWire {
  const wire = toWire(intent, settings().PUBLIC_URL);
  return ctx.caller.type === "member" ? { ...wire, you: youIn(ctx.caller.member, intent) } : wire;
}

function youIn(member: Parameters<typeof mayAnswer>[0], intent: Intent): YouWire {
  return {
    may_answer: isOpen(intent) && mayAnswer(member, intent),
    may_take_part: mayTakePart(member, intent),
    asked_at_level: intent.asked.find((person) => person.id === member.id)?.level ?? null,
  };
}

export const replyWith = (ctx: Ctx, status: number, intent: Intent): Reply => ({
  status,
  body: JSON.stringify(shownTo(ctx, intent)),
});
