import { AppError } from "@/core/errors";
import { type Ctx, requireMember, type SessionNow } from "../context";
import { requireRecentStep } from "./needs";

export interface Own {
  userId: string;
  email: string;
  name: string;
  signedIn: SessionNow;
}

/** Somebody by their session, half signed-in people included. Throws forbidden. */
export function requireSession(ctx: Ctx): Own {
  const { member, signedIn } = requireMember(ctx);
  if (!signedIn) throw new AppError("forbidden", "This is done in a browser: sign in.");
  return { userId: member.id, email: member.email, name: member.name, signedIn };
}

/**
 * Somebody who may change how they sign in: signed in, or about to set up the second step that they need; with a recent second step
 * where they have one. Throws unauthenticated where that is still due, and step_up_required.
 */
export async function requireOwner(ctx: Ctx, what: string): Promise<Own> {
  const own = requireSession(ctx);
  if (own.signedIn.standing === "half") throw new AppError("unauthenticated", "Make your second step first.");
  await requireRecentStep(ctx, { detail: `${what}: confirm that it is you.`, path: "/settings/security" });
  return own;
}
