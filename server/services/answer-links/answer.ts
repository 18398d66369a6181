import { type Member, wantsSignIn } from "@/core/access";
import { AppError } from "@/core/errors";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { spendAnswerLink } from "@/server/db/answer-links";
import { answerIntent } from "../intents/answer";
import { readIntent } from "../intents/read";
import { openAnswerLink } from "./open";

/**
 * Answers by the link of a mail, once. `signedIn` is who is signed in where it is used, which matters where the risk is
 * high. Throws unauthenticated, forbidden, link_spent, stale_revision where the question was revised after the mail, and
 * all that answering throws. A refused answer leaves the link as it was.
 */
export async function answerByLink(
  token: string,
  body: DecisionBody,
  now: Date,
  signedIn: () => Promise<Pick<Member, "id" | "name"> | null> = async () => null,
): Promise<IntentWire> {
  const { hash, link, ctx } = await openAnswerLink(token, now);
  const intent = await readIntent(ctx, link.intent_id);
  if (intent.status === "waiting" && link.used_at) throw spent("You have answered by this link before.");
  if (intent.status === "waiting" && link.expires_at <= now) throw spent("This link has expired.");
  if (intent.status === "waiting" && wantsSignIn(intent))
    requirePerson({ id: link.user_id, name: link.user_name }, await signedIn());
  return answerIntent(ctx, link.intent_id, { ...body, revision: link.revision }, async (tx) => {
    if (!(await spendAnswerLink(tx, hash, now))) throw spent("You have answered by this link before.");
  });
}

function requirePerson(
  person: Pick<Member, "id" | "name">,
  signedIn: Pick<Member, "id" | "name"> | null,
): void {
  if (!signedIn) throw new AppError("unauthenticated", "The risk is high: sign in before you answer.");
  if (signedIn.id !== person.id)
    throw new AppError(
      "forbidden",
      `This link is ${person.name}’s, and you are signed in as ${signedIn.name}.`,
    );
}

const spent = (message: string): AppError => new AppError("link_spent", message);
