import type { Origin } from "@/core/origin";
import { insertAdminChanges } from "@/server/db/admin-changes";
import { db, type Db, EVERYWHERE } from "@/server/db/client";
import * as signIns from "@/server/db/sign-ins";

/** How somebody came in: by which way, and where from. */
export interface Came {
  by: string;
  origin: Origin | null;
}

/** Notes in the trail of a person's workspace that a session of theirs began or ended. */
export async function noteSession(
  tx: Db,
  userId: string,
  action: "signed in" | "signed out",
  { by, origin, at }: Partial<Pick<Came, "by">> & Pick<Came, "origin"> & { at: Date },
): Promise<void> {
  const member = await signIns.memberSigningIn(tx, userId);
  if (!member) return;
  const { workspaceId, id, name } = member;
  const change = { kind: "sign_in" as const, id, name, action, before: null, after: by ? { by } : null };
  await insertAdminChanges(tx, workspaceId, { actor: { type: "user", id, name }, at, origin }, [change]);
}

/** Notes that a sign-in failed; a burst of them leaves two entries for each account, address and minute at most. */
export const noteFailedSignIn = (email: string, now: Date, origin: Origin): Promise<void> =>
  signIns.countFailedSignIn(db(EVERYWHERE), email, now, origin);

/** Tells what was counted until `dueBy`. Returns how many counts that were: fewer than `limit` means that no more are due. */
export const tellFailedSignIns = (now: Date, dueBy: Date, limit: number): Promise<number> =>
  signIns.tellFailedSignIns(db(EVERYWHERE), now, dueBy, limit);

/** When there is something to tell next; null where nothing failed. */
export const nextFailedSignInsDue = (): Promise<Date | null> => signIns.nextFailedSignInsAt(db(EVERYWHERE));
