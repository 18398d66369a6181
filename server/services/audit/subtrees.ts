import { subtreesOf } from "@/core/audit/frontier";
import { nodeHash, type WholeSubtree } from "@/core/audit/tree";
import { hashesAt, type Place } from "@/server/db/audit/log";
import { STORED_LEVELS } from "@/server/db/audit/sealing";
import type { Db } from "@/server/db/client";
import { sha256 } from "./hash";

/** Runs what needs whole subtrees of a workspace's tree: first to learn which, then with their hashes, fetched at once. */
export async function withSubtrees<T>(
  on: Db,
  workspaceId: string,
  work: (whole: WholeSubtree) => T,
): Promise<T> {
  const places: Place[] = [];
  work((level, index) => {
    places.push(...storedBelow({ level, index }));
    return NOTHING;
  });
  const stored = places.length > 0 ? await hashesAt(on, workspaceId, places) : new Map<string, Uint8Array>();
  const whole: WholeSubtree = (level, index) => {
    const hash = level % STORED_LEVELS === 0 ? stored.get(`${level}/${index}`) : undefined;
    if (hash) return hash;
    if (level % STORED_LEVELS === 0) throw new Error(`the log lacks the subtree ${level}/${index}`);
    return nodeHash(whole(level - 1, 2 * index), whole(level - 1, 2 * index + 1), sha256);
  };
  return work(whole);
}

const NOTHING = new Uint8Array(32);

/** The stored subtrees that one is made of: itself, or up to eight below it. */
function storedBelow({ level, index }: Place): Place[] {
  const above = level % STORED_LEVELS;
  return Array.from({ length: 2 ** above }, (_, nth) => ({
    level: level - above,
    index: index * 2 ** above + nth,
  }));
}

/** The roots of the whole subtrees that the first `size` leaves are made of. */
export const frontierAt = (on: Db, workspaceId: string, size: number): Promise<Uint8Array[]> =>
  withSubtrees(on, workspaceId, (whole) => subtreesOf(size).map(({ level, index }) => whole(level, index)));
