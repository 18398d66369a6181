import type { Salts } from "@/core/audit/commit";
import type { Dropped, Source } from "@/core/audit/entry";
import { type Db, rows } from "../client";
import { STORED_LEVELS } from "./sealing";

export interface StoredLeaf {
  index: number;
  source: Source;
  seq: bigint;
  /** In hexadecimal. */
  hash: string;
  salts: Salts;
  dropped: Dropped | null;
}

export type LeafRow = Omit<StoredLeaf, "index"> & { index: bigint };

const LEAF = `index, source, seq, encode(leaf_hash, 'hex') AS hash, salts, dropped`;

export const leafIn = (row: LeafRow): StoredLeaf => ({ ...row, index: Number(row.index) });

/** A workspace's leaves from a place on, in their order. */
export async function leavesFrom(
  on: Db,
  workspaceId: string,
  from: number,
  limit: number,
): Promise<StoredLeaf[]> {
  const text = `SELECT ${LEAF} FROM audit_leaves WHERE workspace_id = $1 AND index >= $2::bigint ORDER BY index LIMIT $3`;
  return (await rows<LeafRow>(on, text, workspaceId, from, limit)).map(leafIn);
}

/** The leaf of an entry; null where it is not sealed, or another workspace's. */
export async function leafFor(
  on: Db,
  workspaceId: string,
  { source, seq }: { source: Source; seq: bigint },
): Promise<StoredLeaf | null> {
  const text = `SELECT ${LEAF} FROM audit_leaves WHERE source = $2 AND seq = $3 AND workspace_id = $1`;
  const [row] = await rows<LeafRow>(on, text, workspaceId, source, seq);
  return row ? leafIn(row) : null;
}

/** A leaf behind the end of its log, which no sealing leaves; null where there is none. */
export async function leafBeyond(on: Db, workspaceId: string): Promise<StoredLeaf | null> {
  const text = `SELECT ${LEAF} FROM audit_leaves WHERE workspace_id = $1
    AND index >= (SELECT size FROM audit_logs WHERE workspace_id = $1) ORDER BY index LIMIT 1`;
  const [row] = await rows<LeafRow>(on, text, workspaceId);
  return row ? leafIn(row) : null;
}

export interface Place {
  level: number;
  index: number;
}

/** The hashes that are stored of these whole subtrees, by "level/index"; level 0 is the leaves. */
export async function hashesAt(
  on: Db,
  workspaceId: string,
  places: readonly Place[],
): Promise<Map<string, Uint8Array>> {
  const text = `SELECT p.level, p.index, coalesce(n.hash, l.leaf_hash) AS hash
    FROM json_to_recordset($2::json) AS p(level int, index bigint)
    LEFT JOIN audit_nodes n ON p.level > 0 AND n.workspace_id = $1 AND n.level = p.level AND n.index = p.index
    LEFT JOIN audit_leaves l ON p.level = 0 AND l.workspace_id = $1 AND l.index = p.index
    WHERE n.hash IS NOT NULL OR l.leaf_hash IS NOT NULL`;
  const found = await rows<{ level: number; index: bigint; hash: Uint8Array }>(
    on,
    text,
    workspaceId,
    JSON.stringify(places.filter(({ level }) => level % STORED_LEVELS === 0)),
  );
  return new Map(found.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

export interface StoredHead {
  treeSize: number;
  at: Date;
  /** In hexadecimal, as is `previous`. */
  root: string;
  previous: string | null;
  kid: string;
  jws: string;
}

type HeadRow = Omit<StoredHead, "treeSize"> & { treeSize: bigint };

const HEAD = `tree_size AS "treeSize", at, encode(root, 'hex') AS root, encode(previous, 'hex') AS previous, kid, jws`;

const headIn = (row: HeadRow): StoredHead => ({ ...row, treeSize: Number(row.treeSize) });

/** The heads of more than so many entries, in their order. */
export async function headsAfter(
  on: Db,
  workspaceId: string,
  treeSize: number,
  limit: number,
): Promise<StoredHead[]> {
  const text = `SELECT ${HEAD} FROM audit_heads WHERE workspace_id = $1 AND tree_size > $2::bigint ORDER BY tree_size LIMIT $3`;
  return (await rows<HeadRow>(on, text, workspaceId, treeSize, limit)).map(headIn);
}

/** The heads of at most so many entries, the newest first. */
export async function headsUpTo(
  on: Db,
  workspaceId: string,
  treeSize: number,
  limit: number,
): Promise<StoredHead[]> {
  const text = `SELECT ${HEAD} FROM audit_heads WHERE workspace_id = $1 AND tree_size <= $2::bigint ORDER BY tree_size DESC LIMIT $3`;
  return (await rows<HeadRow>(on, text, workspaceId, treeSize, limit)).map(headIn);
}

/** More entries than any log has. */
export const ALL = Number.MAX_SAFE_INTEGER;

export async function newestHead(on: Db, workspaceId: string): Promise<StoredHead | null> {
  return (await headsUpTo(on, workspaceId, ALL, 1))[0] ?? null;
}

/** Entries after a number that were neither sealed nor queued to be, as only a hand past the triggers leaves them. */
export async function strangersAfter(
  on: Db,
  workspaceId: string,
  source: Source,
  after: bigint,
  limit: number,
): Promise<{ seq: bigint; stranger: boolean }[]> {
  const text = source === "fact" ? STRANGERS("facts", source) : STRANGERS("admin_changes", source);
  return rows(on, text, workspaceId, after, limit);
}

const STRANGERS = (table: string, source: Source): string => `SELECT e.seq, NOT EXISTS (
      SELECT FROM audit_leaves l WHERE l.source = '${source}' AND l.seq = e.seq) AND NOT EXISTS (
      SELECT FROM audit_queue q WHERE q.workspace_id = $1 AND q.source = '${source}' AND q.seq = e.seq) AS stranger
    FROM ${table} e WHERE e.workspace_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`;
