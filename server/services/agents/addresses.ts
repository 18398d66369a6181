import { findAddresses } from "@/server/db/agents";
import { db } from "@/server/db/client";
import { type Ctx, requireAgent } from "../context";

/** The agents of the workspace that go by these names, whole addresses or their last parts. */
export async function addressesOf(ctx: Ctx, names: readonly string[]): Promise<Map<string, string>> {
  requireAgent(ctx);
  if (names.length === 0) return new Map();
  const found = await findAddresses(db(ctx), ctx.workspaceId, names);
  return new Map(found.map(({ name, address }) => [name, address]));
}
