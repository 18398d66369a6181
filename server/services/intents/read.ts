import type { IntentWire } from "@/core/wire/intent";
import { db } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import type { Ctx } from "../context";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

/** One intent as the caller may see it. Throws not_found. */
export const readIntent = async (ctx: Ctx, id: string): Promise<IntentWire> =>
  (await readIntentAt(ctx, id)).intent;

/** The same, with the number of the newest fact in it. */
export async function readIntentAt(ctx: Ctx, id: string): Promise<{ intent: IntentWire; lastSeq: bigint }> {
  const found = await findIntent(db(ctx), ctx.workspaceId, id);
  requireVisible(ctx, found?.intent);
  return { intent: shownTo(ctx, found.intent), lastSeq: found.lastSeq };
}
