import { type Member, wantsSignIn } from "@/core/access";
import { AppError } from "@/core/errors";
import type { Origin } from "@/core/origin";
import type { SessionNow } from "../context";
import { readIntent } from "../intents/read";
import { openAnswerLink, type OpenLink } from "./open";

/** Who is signed in where a link is used, and how, which matters where the risk is high. */
export type SignedIn = () => Promise<(Pick<Member, "id" | "name"> & { session?: SessionNow }) | null>;

export const nobody: SignedIn = async () => null;

/** A link that something can be done with now. Throws unauthenticated, forbidden, link_spent. */
export async function openUsableLink(
  token: string,
  now: Date,
  signedIn: SignedIn,
  origin?: Origin,
): Promise<OpenLink> {
  const open = await openAnswerLink(token, now, origin);
  const { link, ctx } = open;
  const intent = await readIntent(ctx, link.intent_id);
  // What is closed says by itself who was first.
  if (intent.status !== "waiting") return open;
  if (link.used_at) throw spent("You have answered by this link before.");
  if (link.expires_at <= now) throw spent("This link has expired.");
  if (!wantsSignIn(intent)) return open;
  const person = await signedIn();
  requirePerson({ id: link.user_id, name: link.user_name }, person);
  const { caller } = ctx;
  if (caller.type !== "member" || !person?.session) return open;
  // Their second step, if they made one, was made in the session.
  return { ...open, ctx: { ...ctx, caller: { ...caller, signedIn: person.session } } };
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

export const spent = (message: string): AppError => new AppError("link_spent", message);
