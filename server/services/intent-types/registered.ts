import { db } from "@/server/db/client";
import { isRegistered } from "@/server/db/intent-types";
import { type Ctx, requireAgent } from "../context";

/** Whether a type of this name is registered, so that a request need not say what it supplies. */
export async function isTypeRegistered(ctx: Ctx, name: string): Promise<boolean> {
  requireAgent(ctx);
  return isRegistered(db(ctx), ctx.workspaceId, name);
}
