import type { RevealBody, RevealedWire } from "@/core/wire/sensitive";
import { readIntent } from "../intents/read";
import { revealValues } from "../intents/reveal";
import { nobody, openUsableLink, type SignedIn, spent } from "./usable";

/**
 * Sensitive values for the bearer of an answer link, while it can be answered by. Throws unauthenticated, forbidden, link_spent,
 * invalid_request.
 */
export async function revealByLink(
  token: string,
  body: RevealBody,
  now: Date,
  signedIn: SignedIn = nobody,
): Promise<RevealedWire> {
  const { link, ctx } = await openUsableLink(token, now, signedIn);
  const { status } = await readIntent(ctx, link.intent_id);
  if (status !== "waiting") throw spent("This is over: sign in to see what it held.");
  return revealValues(ctx, link.intent_id, body);
}
