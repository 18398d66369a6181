import { AppError } from "@/core/errors";
import type { ViewChangeBody, ViewWire } from "@/core/wire/views";
import { type Db, transact } from "@/server/db/client";
import { lockSavedView, type SavedView, updateSavedView } from "@/server/db/views";
import type { Ctx } from "../context";
import { named, requireSharer } from "./save";
import { mayChange, viewShown } from "./show";

/** Renames a view, changes what it shows, or shares it. Throws not_found, forbidden, conflict. */
export async function changeView(ctx: Ctx, id: string, body: ViewChangeBody): Promise<ViewWire> {
  const changed = await named(body.name ?? "", () =>
    transact(ctx, async (tx) => {
      const view = await lockOwnView(tx, ctx, id);
      if (body.shared && !view.shared) requireSharer(ctx);
      const after = {
        ...view,
        name: body.name ?? view.name,
        query: body.query ?? view.query,
        shared: body.shared ?? view.shared,
      };
      await updateSavedView(tx, after);
      return after;
    }),
  );
  return viewShown(ctx, changed);
}

/** A view that the caller may change. Throws not_found where they cannot even see it. */
export async function lockOwnView(tx: Db, ctx: Ctx, id: string): Promise<SavedView> {
  const view = await lockSavedView(tx, ctx.workspaceId, id);
  if (view && mayChange(ctx, view)) return view;
  if (view?.shared)
    throw new AppError("forbidden", `This view is ${view.owner.name}'s; admins may change it, too.`);
  throw new AppError("not_found", "There is no such view.");
}
