import type { Adapter } from "next-auth/adapters";
import type { Via } from "@/core/intent";
import { addSession, authAdapter, endSession, findSessionMember, isMemberByEmail } from "@/server/db/auth";
import { db, EVERYWHERE } from "@/server/db/client";
import { touchMember } from "@/server/db/members";
import { type Ctx, newSecret } from "../context";
import { sha256 } from "../secrets";
import { seldom } from "../seldom";

export const SESSION_DAYS = 30;

/** Begins a session and returns the token that the cookie carries; only its hash is kept. */
export async function beginSession(userId: string, now: Date): Promise<string> {
  const token = newSecret();
  const expires = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  await addSession(db(EVERYWHERE), {
    id: `ses_${newSecret().slice(0, 26)}`,
    token: sha256(token),
    userId,
    expires,
    now,
  });
  return token;
}

export const finishSession = (token: string): Promise<void> => endSession(db(EVERYWHERE), sha256(token));

/** Whoever a session stands for now; null where it is ended, expired, or its person is no longer a member. */
export async function ctxOfSession(token: string, now: Date, via: Via = "inbox"): Promise<Ctx | null> {
  const session = sha256(token);
  const found = await findSessionMember(db(EVERYWHERE), session, now);
  if (!found) return null;
  const { workspaceId, member } = found;
  const key = { workspaceId, userId: member.id };
  seldom(`${workspaceId} ${member.id}`, now, () => touchMember(db(key), key, now));
  return { workspaceId, now, caller: { type: "member", member, via, session } };
}

export const isMember = (email: string): Promise<boolean> => isMemberByEmail(db(EVERYWHERE), email);

/** What next-auth keeps of its own. */
export const signInAdapter = (): Adapter => authAdapter();
