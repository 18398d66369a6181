import type { ViewWire } from "@/core/wire/views";
import { deleteSavedView } from "@/server/db/views";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { lockOwnView } from "./change";
import { changesOfView, viewShown } from "./show";

/** Forgets a view. Throws not_found, forbidden. */
export async function deleteView(ctx: Ctx, id: string): Promise<ViewWire> {
  const view = await recorded(ctx, async (tx) => {
    const own = await lockOwnView(tx, ctx, id);
    await deleteSavedView(tx, own);
    return { result: own, changes: changesOfView(own, null) };
  });
  return viewShown(ctx, view);
}
