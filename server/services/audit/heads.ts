import type { HeadsQuery, HeadsWire, TreeHeadWire } from "@/core/wire/audit-proof";
import { ALL, headsUpTo, type StoredHead } from "@/server/db/audit/log";
import { db } from "@/server/db/client";
import type { Ctx } from "../context";

/** The signed heads of the workspace's log, the newest first, for everybody who belongs to it: they say nothing of what it holds. */
export async function listHeads(ctx: Ctx, { cursor, limit }: HeadsQuery): Promise<HeadsWire> {
  const found = await headsUpTo(db(ctx), ctx.workspaceId, cursor ?? ALL, limit + 1);
  const next = found[limit];
  return { items: found.slice(0, limit).map(headWire), next_cursor: next ? String(next.treeSize) : null };
}

export const headWire = ({ treeSize, at, root, previous, kid, jws }: StoredHead): TreeHeadWire => ({
  tree_size: treeSize,
  root,
  at: at.toISOString(),
  previous,
  kid,
  signed: jws,
});
