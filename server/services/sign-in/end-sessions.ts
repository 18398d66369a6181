import { AppError } from "@/core/errors";
import type { SecurityWire } from "@/core/wire/second-step";
import type { ListedSession } from "@/server/db/sessions";
import { endSessionsOf } from "@/server/db/sessions";
import { administer, recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { memberOf } from "../members/list";
import { requireSession } from "../second-step/own";
import { readSecurity } from "./security";
import { shownDevice } from "./sessions";

/** Signs one of somebody's own devices out. Throws not_found, and conflict for the one that they are at: that is signing out. */
export async function endOwnSession(ctx: Ctx, id: string): Promise<SecurityWire> {
  const { userId, name, signedIn } = requireSession(ctx);
  if (id === signedIn.sessionId)
    throw new AppError("conflict", "This is the device that you are at: sign out.");
  await recorded(ctx, async (tx) => {
    const ended = await endSessionsOf(tx, userId, { id });
    if (ended.length === 0) throw new AppError("not_found", "This session has ended already.");
    return { result: null, changes: ended.map((session) => changeOf(userId, name, session)) };
  });
  return readSecurity(ctx);
}

/** Signs all of somebody's devices out but the one that they are at. */
export async function endOtherSessions(ctx: Ctx): Promise<SecurityWire> {
  const { userId, name, signedIn } = requireSession(ctx);
  await recorded(ctx, async (tx) => {
    const ended = await endSessionsOf(tx, userId, { except: signedIn.sessionId });
    return { result: null, changes: ended.map((session) => changeOf(userId, name, session)) };
  });
  return readSecurity(ctx);
}

/** Signs a member out everywhere, by an admin. Returns how many sessions that were. Throws forbidden, not_found. */
export function endMemberSessions(ctx: Ctx, userId: string): Promise<number> {
  return administer(ctx, async (tx) => {
    const { name } = await memberOf(tx, ctx, userId);
    const ended = await endSessionsOf(tx, userId, { except: null });
    return { result: ended.length, changes: ended.map((session) => changeOf(userId, name, session)) };
  });
}

const changeOf = (id: string, name: string, { lastAddress, userAgent, by, createdAt }: ListedSession) => ({
  kind: "session" as const,
  id,
  name,
  action: "ended",
  before: { ...shownDevice({ address: lastAddress, userAgent }), by, since: createdAt.toISOString() },
  after: null,
});
