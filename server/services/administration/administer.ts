import type { AdminChange } from "@/core/administration";
import { insertAdminChanges } from "@/server/db/admin-changes";
import { type Db, transact } from "@/server/db/client";
import { actorOf, type Ctx, requireAdmin } from "../context";

interface Done<T> {
  result: T;
  changes: readonly AdminChange[];
}

/** The one way the administration changes: an admin's work in one transaction with its entries in the audit trail. Throws forbidden. */
export async function administer<T>(ctx: Ctx, work: (tx: Db) => Promise<Done<T>>): Promise<T> {
  requireAdmin(ctx);
  return recorded(ctx, work);
}

/** The same for what everybody may set up for themselves; the caller has checked who may. */
export function recorded<T>(ctx: Ctx, work: (tx: Db) => Promise<Done<T>>): Promise<T> {
  return transact(ctx, async (tx) => {
    const { result, changes } = await work(tx);
    if (changes.length > 0)
      await insertAdminChanges(tx, ctx.workspaceId, { actor: actorOf(ctx), at: ctx.now }, changes);
    return result;
  });
}
