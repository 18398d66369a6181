import { isTerminal } from "@/core/axme/events";
import { intentToAxme, keptOf } from "@/core/axme/intent";
import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "@/server/services/context";
import { eventsOf } from "./events";

/** What became of a change of an open intent. */
export const changed = (intent: IntentWire, isApplied: boolean) => ({
  ok: true,
  applied: isApplied,
  policy_generation: intent.revision,
  intent: intentToAxme(intent),
});

/** What became of an intent's end, with the event that told of it. */
export async function resolved(ctx: Ctx, intent: IntentWire) {
  const replyTo = keptOf(intent.state).reply_to;
  return {
    ok: true,
    intent: intentToAxme(intent),
    event: (await eventsOf(ctx, intent)).find(isTerminal),
    completion_delivery: {
      delivered: false,
      reason:
        "Answers come by the event stream, by polling, or to the agent's callback_url; there is no inbox.",
      ...(replyTo && { reply_to: replyTo }),
    },
  };
}
