import { type Member, wantsSignIn } from "@/core/access";
import { AppError } from "@/core/errors";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { readEvents } from "../intents/events";
import { readIntent } from "../intents/read";
import { openAnswerLink } from "./open";

/**
 * How a link stands. `open` takes an answer; `sign_in` and `other_person` do once the right person is signed in;
 * `not_yours` is for whoever may read but not answer, `held` for an answer that its giver may still take back; the others say what became of the question or the link.
 */
export type LinkState =
  "open" | "sign_in" | "other_person" | "not_yours" | "held" | "closed" | "used" | "expired" | "revised";

export interface LinkedQuestion {
  state: LinkState;
  intent: IntentWire;
  events: FactWire[];
  person: { id: string; name: string; email: string };
  /** Somebody else who is signed in where the link was opened. */
  other: { name: string } | null;
}

/** What an answer link shows to whoever is signed in there, if anybody. Reading it changes nothing, however often scanners do. */
export async function readAnswerLink(
  token: string,
  now: Date,
  signedIn: Pick<Member, "id" | "name"> | null = null,
): Promise<LinkedQuestion | { state: "unknown" }> {
  try {
    const { link, ctx } = await openAnswerLink(token, now);
    const [intent, events] = await Promise.all([
      readIntent(ctx, link.intent_id),
      readEvents(ctx, link.intent_id),
    ]);
    return {
      state: stateOf(link, intent, now, signedIn),
      intent,
      events: events.items,
      person: { id: link.user_id, name: link.user_name, email: link.user_email },
      other: signedIn && signedIn.id !== link.user_id ? { name: signedIn.name } : null,
    };
  } catch (error) {
    if (error instanceof AppError && ["unauthenticated", "not_found"].includes(error.code))
      return { state: "unknown" };
    throw error;
  }
}

function stateOf(
  link: { user_id: string; used_at: Date | null; expires_at: Date; revision: number },
  intent: IntentWire,
  now: Date,
  signedIn: Pick<Member, "id"> | null,
): LinkState {
  if (intent.status !== "waiting") return "closed";
  if (intent.held) return "held";
  if (link.used_at) return "used";
  if (!intent.you?.may_answer) return "not_yours";
  if (link.revision !== intent.revision) return "revised";
  if (link.expires_at <= now) return "expired";
  if (!wantsSignIn(intent) || signedIn?.id === link.user_id) return "open";
  return signedIn ? "other_person" : "sign_in";
}
