import { randomBytes } from "node:crypto";
import { joined, toHex } from "@/core/audit/bytes";
import { type Entry, entryId, leafOf } from "@/core/audit/entry";
import { type Completed, Frontier } from "@/core/audit/frontier";
import { headHash } from "@/core/audit/head";
import { changeEntries, factEntries } from "@/server/db/audit/entries";
import {
  holdLog,
  type NewLeaf,
  type Queued,
  queuedEntries,
  saveSealed,
  STORED_LEVELS,
  workspacesToSeal,
} from "@/server/db/audit/sealing";
import { db, type Db, EVERYWHERE, transact } from "@/server/db/client";
import { sha256 } from "./hash";
import { signHead } from "./sign-head";

/**
 * Seals up to `limit` entries of each workspace that has something committed and not sealed. Returns whether more may wait. What
 * another process is at is left to it; nobody who writes ever waits for this.
 */
export async function sealCommitted(now: Date, limit: number): Promise<boolean> {
  let more = false;
  for (const workspaceId of await workspacesToSeal(db(EVERYWHERE)))
    if ((await sealWorkspace(workspaceId, now, limit)) === limit) more = true;
  return more;
}

/** Seals up to `limit` entries of a workspace, as one signed head. Returns how many. */
export const sealWorkspace = (workspaceId: string, now: Date, limit: number): Promise<number> =>
  transact({ workspaceId }, async (tx) => {
    const log = await holdLog(tx, workspaceId);
    const queued = log ? await queuedEntries(tx, workspaceId, limit) : [];
    if (!log || queued.length === 0) return 0;
    const frontier = new Frontier(log.size, log.frontier, sha256);
    const { leaves, nodes } = grow(frontier, await entriesOf(tx, queued));
    const root = toHex(frontier.root());
    const previous = log.headHash;
    const head = { workspace: workspaceId, tree_size: frontier.size, root, at: now.toISOString(), previous };
    const { kid, jws } = await signHead(tx, head, now);
    await saveSealed(tx, {
      workspaceId,
      leaves,
      nodes,
      size: frontier.size,
      frontier: joined(frontier.roots),
      head: { at: now, root, previous, kid, jws, hash: headHash(jws, sha256) },
    });
    return leaves.length;
  });

/** The entries that are named, in that order. */
export async function entriesOf(on: Db, named: readonly Queued[]): Promise<Entry[]> {
  const seqs = (source: Queued["source"]) =>
    named.filter((one) => one.source === source).map(({ seq }) => seq);
  const found = [...(await factEntries(on, seqs("fact"))), ...(await changeEntries(on, seqs("change")))];
  const byId = new Map(found.map((entry) => [entryId(entry), entry]));
  return named.flatMap((one) => byId.get(entryId(one)) ?? []);
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
