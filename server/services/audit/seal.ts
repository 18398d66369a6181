import { randomBytes } from "node:crypto";
import { joined, toHex } from "@/core/audit/bytes";
import { type Entry, entryId, leafOf } from "@/core/audit/entry";
import { type Completed, Frontier } from "@/core/audit/frontier";
import { headHash } from "@/core/audit/head";
import { entriesOf } from "@/server/db/audit/entries";
import {
  holdLog,
  type NewLeaf,
  queuedEntries,
  saveSealed,
  STORED_LEVELS,
  workspacesToSeal,
} from "@/server/db/audit/sealing";
import { db, type Db, EVERYWHERE, transact } from "@/server/db/client";
import type { StoredHead } from "@/server/db/audit/log";
import { sha256 } from "./hash";
import { signHead } from "./sign-head";

/** Hears of a new head. */
export type OnHead = (workspaceId: string, head: StoredHead) => void;

/**
 * Seals up to `limit` entries of each workspace that has something committed and not sealed. Returns whether more may wait. What
 * another process is at is left to it; nobody who writes ever waits for this.
 */
export async function sealCommitted(now: Date, limit: number, onHead?: OnHead): Promise<boolean> {
  let more = false;
  const failures: unknown[] = [];
  for (const workspaceId of await workspacesToSeal(db(EVERYWHERE))) {
    try {
      if ((await sealWorkspace(workspaceId, now, limit, onHead)) === limit) more = true;
    } catch (error) {
      // Whoever tampers with one workspace's log must not keep the others from being sealed.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some workspaces could not be sealed");
  return more;
}

/** Seals up to `limit` entries of a workspace, as one signed head, of which `onHead` hears once it is committed. Returns how many. */
export async function sealWorkspace(
  workspaceId: string,
  now: Date,
  limit: number,
  onHead?: OnHead,
): Promise<number> {
  const sealed = await transact({ workspaceId }, (tx) => sealQueued(tx, workspaceId, now, limit));
  if (!sealed) return 0;
  onHead?.(workspaceId, sealed.head);
  return sealed.entries;
}

async function sealQueued(
  tx: Db,
  workspaceId: string,
  now: Date,
  limit: number,
): Promise<{ entries: number; head: StoredHead } | null> {
  const log = await holdLog(tx, workspaceId);
  const queued = log ? await queuedEntries(tx, workspaceId, limit) : [];
  if (!log || queued.length === 0) return null;
  const frontier = new Frontier(log.size, log.frontier, sha256);
  const { leaves, nodes } = grow(frontier, await entriesOf(tx, queued));
  if (leaves.length === 0) return null;
  const { size } = frontier;
  const root = toHex(frontier.root());
  const previous = log.headHash;
  const said = { workspace: workspaceId, tree_size: size, root, at: now.toISOString(), previous };
  const { kid, jws } = await signHead(tx, said, now);
  const head = { at: now, root, previous, kid, jws, hash: headHash(jws, sha256) };
  await saveSealed(tx, { workspaceId, leaves, nodes, size, frontier: joined(frontier.roots), head });
  return { entries: leaves.length, head: { treeSize: size, at: now, root, previous, kid, jws } };
}

function grow(frontier: Frontier, entries: readonly Entry[]): { leaves: NewLeaf[]; nodes: Completed[] } {
  const nodes: Completed[] = [];
  const leaves = entries.map((entry): NewLeaf => {
    const salts = { "": randomBytes(32).toString("hex") };
    const leaf = leafOf(entry, salts, sha256);
    if (!leaf) throw new Error(`${entryId(entry)} has no commitment`);
    const index = frontier.size;
    nodes.push(...frontier.append(leaf).filter(({ level }) => level % STORED_LEVELS === 0));
    return { source: entry.source, seq: entry.seq, index, hash: toHex(leaf), salts };
  });
  return { leaves, nodes };
}
