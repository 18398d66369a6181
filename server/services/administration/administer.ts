import type { AdminChange } from "@/core/administration";
import { type ChangedBy, insertAdminChanges } from "@/server/db/admin-changes";
import { type Db, type DbScope, transact } from "@/server/db/client";
import { actorOf, type Ctx, originOf, requireAdmin } from "../context";

interface Done<T> {
  result: T;
  changes: readonly AdminChange[];
  /** For whom it was done, where that may be somebody else. */
  whom?: { id: string; name: string };
}

/** The one way the administration changes: an admin's work in one transaction with its entries in the audit trail. Throws forbidden. */
export async function administer<T>(ctx: Ctx, work: (tx: Db) => Promise<Done<T>>): Promise<T> {
  requireAdmin(ctx);
  return recorded(ctx, work);
}

/** The same for what everybody may set up for themselves; the caller has checked who may, and says where it crosses workspaces. */
export function recorded<T>(ctx: Ctx, work: (tx: Db) => Promise<Done<T>>, scope: DbScope = ctx): Promise<T> {
  return transact(scope, async (tx) => {
    const { result, changes, whom } = await work(tx);
    if (changes.length > 0) await insertAdminChanges(tx, ctx.workspaceId, changedBy(ctx, whom), changes);
    return result;
  });
}

/** How the trail names who calls. */
const changedBy = (ctx: Ctx, whom: Done<unknown>["whom"]): ChangedBy => ({
  actor: actorOf(ctx),
  at: ctx.now,
  origin: originOf(ctx, whom),
});
