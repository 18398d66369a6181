import { AppError } from "@/core/errors";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { readEvents } from "../intents/events";
import { readIntent } from "../intents/read";
import { openAnswerLink } from "./open";

export interface LinkedQuestion {
  state: "open" | "closed" | "used" | "expired" | "revised";
  intent: IntentWire;
  events: FactWire[];
  person: { name: string; email: string };
}

/** What an answer link shows. Reading it changes nothing, however often scanners do. */
export async function readAnswerLink(
  token: string,
  now: Date,
): Promise<LinkedQuestion | { state: "unknown" }> {
  try {
    const { link, ctx } = await openAnswerLink(token, now);
    const [intent, events] = await Promise.all([
      readIntent(ctx, link.intent_id),
      readEvents(ctx, link.intent_id),
    ]);
    return {
      state: stateOf(link, intent, now),
      intent,
      events: events.items,
      person: { name: link.user_name, email: link.user_email },
    };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return { state: "unknown" };
    throw error;
  }
}

function stateOf(
  link: { used_at: Date | null; expires_at: Date; revision: number },
  intent: IntentWire,
  now: Date,
): LinkedQuestion["state"] {
  if (intent.status !== "waiting") return "closed";
  if (link.used_at) return "used";
  if (link.revision !== intent.revision) return "revised";
  return link.expires_at <= now ? "expired" : "open";
}
