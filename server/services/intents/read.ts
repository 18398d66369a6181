import type { IntentWire } from "@/core/wire/intent";
import { db } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import type { Ctx } from "../context";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

/** One intent as the caller may see it. Throws not_found. */
export async function readIntent(ctx: Ctx, id: string): Promise<IntentWire> {
  const found = await findIntent(db(), ctx.workspaceId, id);
  requireVisible(ctx, found?.intent);
  return shownTo(ctx, found.intent);
}
