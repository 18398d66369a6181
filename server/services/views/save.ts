import { AppError, flaw } from "@/core/errors";
import type { ViewBody, ViewWire } from "@/core/wire/views";
import { transact } from "@/server/db/client";
import { insertSavedView, isNameTaken } from "@/server/db/views";
import { type Ctx, newId, requireMember } from "../context";
import { mayShare, viewShown } from "./show";

const MOST = 50;

/** Keeps a filter under a name. Throws conflict where the name is taken or there are too many, forbidden where a reviewer would share. */
export async function saveView(ctx: Ctx, body: ViewBody): Promise<ViewWire> {
  const { member } = requireMember(ctx);
  const { name, query, shared = false } = body;
  if (shared) requireSharer(ctx);
  const { workspaceId } = ctx;
  const owner = { id: member.id, name: member.name };
  const view = { id: newId("view"), workspaceId, owner, name, query, shared };
  const saved = await named(name, () => transact(ctx, (tx) => insertSavedView(tx, view, ctx.now, MOST)));
  if (!saved) throw new AppError("conflict", `You have ${MOST} views; delete one that you no longer need.`);
  return viewShown(ctx, view);
}

/** Throws forbidden for whoever may not share. */
export function requireSharer(ctx: Ctx): void {
  if (!mayShare(ctx)) throw new AppError("forbidden", "Only admins share views with everybody.");
}

/** Writes under a name. Throws conflict where its owner has another view of that name. */
export async function named<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isNameTaken(error)) throw flaw("conflict", "/name", `There is a view called “${name}” already.`);
    throw error;
  }
}
