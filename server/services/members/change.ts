import { AppError } from "@/core/errors";
import type { MemberChangeBody, MemberDetailWire } from "@/core/wire/members";
import { db, type Db } from "@/server/db/client";
import { deleteDeparture, type Departure, insertDeparture } from "@/server/db/departures";
import {
  endAccess,
  lockWithAdmins,
  type StoredMember,
  updateMembership,
  voidLinks,
} from "@/server/db/members";
import { log } from "@/server/log";
import { administer } from "../administration/administer";
import { actorOf, type Ctx, originOf, requireAdmin } from "../context";
import { changeReach } from "../notifications/reach";
import { requireRecentStep } from "../second-step/needs";
import { lookAgainAt, tellOpenIntents } from "./depart";
import { memberInDetail, memberKept, memberOf } from "./list";

/**
 * Gives a member another role, or turns them off and on. Whoever can no longer be asked is taken off open intents, which move on
 * where nobody else is left. Throws forbidden, not_found, and conflict for the last admin and for oneself.
 */
export async function changeMember(
  ctx: Ctx,
  userId: string,
  body: MemberChangeBody,
): Promise<MemberDetailWire> {
  requireAdmin(ctx);
  if (body.role !== undefined)
    await requireRecentStep(ctx, { detail: "Another role may do other things: confirm that it is you." });
  const departure = await administer(ctx, async (tx) => {
    const admins = await lockWithAdmins(tx, { workspaceId: ctx.workspaceId, userId });
    const before = await memberOf(tx, ctx, userId);
    const after = { ...before, role: body.role ?? before.role, active: body.active ?? before.active };
    refuse(ctx, before, after, admins);
    const same = before.role === after.role && before.active === after.active;
    const departure = same ? null : await apply(tx, ctx, before, after);
    const kept = { before: memberKept(before), after: memberKept(after) };
    const change = {
      kind: "member" as const,
      id: userId,
      name: before.name,
      action: actionOf(before, after),
    };
    return { result: departure, changes: same ? [] : [{ ...change, ...kept }] };
  });
  // What fails here is done by the clock, a minute later.
  if (departure)
    await tellOpenIntents(departure, ctx.now, originOf(ctx)).catch((err: unknown) =>
      log.warn({ err, userId }, "open intents could not be told at once that somebody left"),
    );
  return memberInDetail(db(ctx), ctx, await memberOf(db(ctx), ctx, userId));
}

function refuse(ctx: Ctx, before: StoredMember, after: StoredMember, admins: readonly string[]): void {
  if (before.active && !after.active && requireAdmin(ctx).member.id === before.id)
    throw new AppError("conflict", "You cannot deactivate yourself. Ask another admin.");
  const isLast = admins.length === 1 && admins[0] === before.id;
  if (isLast && (after.role !== "admin" || !after.active))
    throw new AppError("conflict", `${before.name} is the last admin. Make somebody else an admin first.`);
}

/** Returns what open intents are to be told; null where they are told nothing. */
async function apply(tx: Db, ctx: Ctx, before: StoredMember, after: StoredMember): Promise<Departure | null> {
  const key = { workspaceId: ctx.workspaceId, userId: before.id };
  await updateMembership(tx, key, after);
  if (before.active && !after.active) {
    await endAccess(tx, key, ctx.now);
    await changeReach(tx, key, "push", null);
  }
  if (mayBeAsked(after)) await deleteDeparture(tx, key);
  if (!mayBeAsked(before) || mayBeAsked(after)) return null;
  await voidLinks(tx, key, ctx.now);
  const reason = after.active ? ("auditor" as const) : ("deactivated" as const);
  const departure = { ...key, reason, actor: actorOf(ctx) };
  await insertDeparture(tx, departure, lookAgainAt(ctx.now));
  return departure;
}

const mayBeAsked = ({ role, active }: StoredMember): boolean => active && role !== "auditor";

function actionOf(before: StoredMember, after: StoredMember): string {
  if (before.active !== after.active) return after.active ? "reactivated" : "deactivated";
  return "changed";
}
