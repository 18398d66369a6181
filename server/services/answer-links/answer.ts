import type { Origin } from "@/core/origin";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { spendAnswerLink } from "@/server/db/answer-links";
import { answerIntent } from "../intents/answer";
import { nobody, openUsableLink, type SignedIn, spent } from "./usable";

/**
 * Answers by the link of a mail, once. Throws unauthenticated, forbidden, link_spent, stale_revision where the question
 * was revised after the mail, and all that answering throws. A refused answer leaves the link as it was.
 */
export async function answerByLink(
  token: string,
  body: DecisionBody,
  now: Date,
  signedIn: SignedIn = nobody,
  origin?: Origin,
): Promise<IntentWire> {
  const { hash, link, ctx } = await openUsableLink(token, now, signedIn, origin);
  return answerIntent(ctx, link.intent_id, { ...body, revision: link.revision }, async (tx) => {
    if (!(await spendAnswerLink(tx, hash, now))) throw spent("You have answered by this link before.");
  });
}
