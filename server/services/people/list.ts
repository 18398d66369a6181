import { db } from "@/server/db/client";
import { type Addressable, listAddressable } from "@/server/db/people";
import { type Ctx, requireMember } from "../context";

/** Everybody who can be asked or handed something: members who may answer, and teams. */
export async function listPeople(ctx: Ctx): Promise<{ items: Addressable[] }> {
  requireMember(ctx);
  return { items: await listAddressable(db(ctx), ctx.workspaceId) };
}
