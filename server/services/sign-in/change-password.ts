import { AppError, flaw } from "@/core/errors";
import { weaknessOf } from "@/core/password";
import type { PasswordBody, SecurityWire } from "@/core/wire/second-step";
import { findPasswordOf, setPasswordHash } from "@/server/db/auth";
import { db } from "@/server/db/client";
import { endSessionsOf } from "@/server/db/sessions";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { requireOwner } from "../second-step/own";
import { hashPassword, isPassword } from "./hashing";
import { cameByLink, readSecurity } from "./security";

/**
 * Gives somebody another password and ends all their other sessions. The present one is needed unless they have none, or have just
 * come by a mailed link. Throws step_up_required, invalid_request with what is wrong, unavailable.
 */
export async function changePassword(ctx: Ctx, { current, password }: PasswordBody): Promise<SecurityWire> {
  const own = await requireOwner(ctx, "A new password signs in as you");
  const { userId, name, email, signedIn } = own;
  const account = await findPasswordOf(db(ctx), userId);
  if (!account) throw new AppError("not_found", "There is no such person here.");
  const kept = account.password_hash;
  if (kept !== null && !cameByLink(signedIn, ctx.now)) await refuseOther(kept, current);
  const weakness = weaknessOf(password, [email, name]);
  if (weakness) throw flaw("invalid_request", "/password", `${weakness} Choose another one.`);
  const hash = await hashPassword(password);
  await recorded(ctx, async (tx) => {
    await setPasswordHash(tx, userId, hash, ctx.now);
    const ended = await endSessionsOf(tx, userId, { except: signedIn.sessionId });
    const after = { other_sessions_ended: ended.length };
    const action = kept === null ? "set" : "changed";
    return { result: null, changes: [{ kind: "password", id: userId, name, action, before: null, after }] };
  });
  return readSecurity(ctx);
}

async function refuseOther(kept: string, current: string | undefined): Promise<void> {
  if (current === undefined) throw flaw("invalid_request", "/current", "Give your present password, too.");
  if (!(await isPassword(kept, current)))
    throw flaw("invalid_request", "/current", "This is not your present password.");
}
