import type { Adapter } from "next-auth/adapters";
import type { Via } from "@/core/intent";
import type { Origin } from "@/core/origin";
import { addSession, authAdapter, endSession, findSessionMember, isMemberByEmail } from "@/server/db/auth";
import { db, EVERYWHERE, transact } from "@/server/db/client";
import { touchMember } from "@/server/db/members";
import { type Ctx, newSecret } from "../context";
import { sha256 } from "../secrets";
import { seldom } from "../seldom";
import { type Came, noteSession } from "./trail";

export const SESSION_DAYS = 30;

/** Begins a session and returns the token that the cookie carries; only its hash is kept. The trail says who came, and how. */
export async function beginSession(
  userId: string,
  now: Date,
  came: Came = { by: "server", origin: null },
): Promise<string> {
  const token = newSecret();
  const expires = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  const session = { id: `ses_${newSecret().slice(0, 26)}`, token: sha256(token), userId, expires, now };
  await transact(EVERYWHERE, async (tx) => {
    await addSession(tx, session);
    await noteSession(tx, userId, "signed in", { ...came, at: now });
  });
  return token;
}

/** Ends a session, and says so in the trail. A no-op where it has ended. */
export const finishSession = (token: string, now: Date, origin: Origin | null): Promise<void> =>
  transact(EVERYWHERE, async (tx) => {
    const userId = await endSession(tx, sha256(token));
    if (userId !== null) await noteSession(tx, userId, "signed out", { origin, at: now });
  });

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
