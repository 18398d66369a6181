import type { ViewWire } from "@/core/wire/views";
import { transact } from "@/server/db/client";
import { deleteSavedView } from "@/server/db/views";
import type { Ctx } from "../context";
import { lockOwnView } from "./change";
import { viewShown } from "./show";

/** Forgets a view. Throws not_found, forbidden. */
export async function deleteView(ctx: Ctx, id: string): Promise<ViewWire> {
  const view = await transact(ctx, async (tx) => {
    const own = await lockOwnView(tx, ctx, id);
    await deleteSavedView(tx, own);
    return own;
  });
  return viewShown(ctx, view);
}
