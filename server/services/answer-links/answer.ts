import { AppError } from "@/core/errors";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { spendAnswerLink } from "@/server/db/answer-links";
import { answerIntent } from "../intents/answer";
import { readIntent } from "../intents/read";
import { openAnswerLink } from "./open";

/**
 * Answers by the link of a mail, once. Throws unauthenticated, link_spent, stale_revision where the question was revised
 * after the mail, and all that answering throws. A refused answer leaves the link as it was.
 */
export async function answerByLink(token: string, body: DecisionBody, now: Date): Promise<IntentWire> {
  const { hash, link, ctx } = await openAnswerLink(token, now);
  const intent = await readIntent(ctx, link.intent_id);
  if (intent.status === "waiting" && link.used_at) throw spent("You have answered by this link before.");
  if (intent.status === "waiting" && link.expires_at <= now) throw spent("This link has expired.");
  return answerIntent(ctx, link.intent_id, { ...body, revision: link.revision }, async (tx) => {
    if (!(await spendAnswerLink(tx, hash, now))) throw spent("You have answered by this link before.");
  });
}

const spent = (message: string): AppError => new AppError("link_spent", message);
