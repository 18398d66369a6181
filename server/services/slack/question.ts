import { mayAnswer } from "@/core/access";
import { AppError } from "@/core/errors";
import { type Intent, isOpen } from "@/core/intent";
import { notYours } from "@/core/lifecycle/not-yours";
import { tooLate } from "@/core/lifecycle/too-late";
import { forChat } from "@/core/sensitive/mask";
import { db } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import { isAnsweredHere } from "@/server/slack/actions";
import { type Ctx, requireReviewer } from "../context";
import { requireVisible } from "../intents/visible";

/**
 * An intent that this person may answer in Slack now, at the revision that they saw, with nothing sensitive in it. Throws not_found, forbidden,
 * already_decided, stale_revision.
 */
export async function openQuestion(ctx: Ctx, id: string, revision: number): Promise<Intent> {
  const { member } = requireReviewer(ctx);
  const found = await findIntent(db(ctx), ctx.workspaceId, id);
  requireVisible(ctx, found?.intent);
  const { intent } = found;
  if (!mayAnswer(member, intent)) throw notYours(member, intent, "answer");
  if (!isOpen(intent) || intent.held) throw tooLate(intent, ctx.now);
  if (intent.revision !== revision)
    throw new AppError(
      "stale_revision",
      "The question was revised while you were reading; look at it again.",
    );
  if (!isAnsweredHere(intent))
    throw new AppError("forbidden", "A critical risk is answered after signing in.");
  return forChat(intent);
}
