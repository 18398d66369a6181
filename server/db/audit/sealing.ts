import type { Source } from "@/core/audit/entry";
import type { Salts } from "@/core/audit/commit";
import type { Completed } from "@/core/audit/frontier";
import { type Db, execute, rows } from "../client";

/** Only every fourth level is stored: what lies between is computed from sixteen at most. */
export const STORED_LEVELS = 4;

export interface Log {
  size: number;
  frontier: Uint8Array[];
  headHash: string | null;
}

/** The workspaces of which something is committed and not sealed. Jumps from one to the next, however much waits in each. */
export async function workspacesToSeal(on: Db): Promise<string[]> {
  const text = `WITH RECURSIVE w AS (
      (SELECT workspace_id FROM audit_queue ORDER BY workspace_id LIMIT 1)
      UNION ALL
      SELECT (SELECT q.workspace_id FROM audit_queue q WHERE q.workspace_id > w.workspace_id ORDER BY q.workspace_id LIMIT 1)
      FROM w WHERE w.workspace_id IS NOT NULL)
    SELECT workspace_id AS id FROM w WHERE workspace_id IS NOT NULL`;
  return (await rows<{ id: string }>(on, text)).map(({ id }) => id);
}

/** A workspace's log, held until the transaction ends; null where another process seals it just now. */
export async function holdLog(tx: Db, workspaceId: string): Promise<Log | null> {
  const held = await lockedLog(tx, workspaceId);
  if (held) return held;
  return (await beginLog(tx, workspaceId)) ? { size: 0, frontier: [], headHash: null } : null;
}

/** Makes a workspace's log, empty, where it has none; that row is then held as well. Returns whether it had none. */
export async function beginLog(tx: Db, workspaceId: string): Promise<boolean> {
  const text = `INSERT INTO audit_logs (workspace_id, size, frontier) VALUES ($1, 0, '') ON CONFLICT DO NOTHING`;
  return (await execute(tx, text, workspaceId)) > 0;
}

async function lockedLog(tx: Db, workspaceId: string): Promise<Log | null> {
  const text = `SELECT size, frontier, encode(head_hash, 'hex') AS "headHash" FROM audit_logs
    WHERE workspace_id = $1 FOR UPDATE SKIP LOCKED`;
  const [row] = await rows<LogRow>(tx, text, workspaceId);
  return row ? logOf(row) : null;
}

interface LogRow {
  size: bigint;
  frontier: Uint8Array;
  headHash: string | null;
}

const logOf = ({ size, frontier, headHash }: LogRow): Log => ({
  size: Number(size),
  frontier: Array.from({ length: frontier.length / 32 }, (_, index) =>
    frontier.slice(32 * index, 32 * index + 32),
  ),
  headHash,
});

/** How far a workspace's log has come. */
export async function readLog(on: Db, workspaceId: string): Promise<Log> {
  const text = `SELECT size, frontier, encode(head_hash, 'hex') AS "headHash" FROM audit_logs WHERE workspace_id = $1`;
  const [row] = await rows<LogRow>(on, text, workspaceId);
  return row ? logOf(row) : { size: 0, frontier: [], headHash: null };
}

export interface Queued {
  source: Source;
  seq: bigint;
}

/** What waits to be sealed, in the order in which a batch is sealed. */
export const queuedEntries = (tx: Db, workspaceId: string, limit: number): Promise<Queued[]> =>
  rows<Queued>(
    tx,
    "SELECT source, seq FROM audit_queue WHERE workspace_id = $1 ORDER BY source, seq LIMIT $2",
    workspaceId,
    limit,
  );

/** How much of a workspace is committed and not sealed yet, counted no further than `most`. */
export async function countQueued(on: Db, workspaceId: string, most: number): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM (SELECT FROM audit_queue WHERE workspace_id = $1 LIMIT $2) q`;
  return (await rows<{ count: number }>(on, text, workspaceId, most))[0]?.count ?? 0;
}

export interface NewLeaf extends Queued {
  index: number;
  hash: string;
  salts: Salts;
}

export interface Sealed {
  workspaceId: string;
  leaves: readonly NewLeaf[];
  nodes: readonly Completed[];
  size: number;
  frontier: Uint8Array;
  head: { at: Date; root: string; previous: string | null; kid: string; jws: string; hash: string };
}

/** Writes what was sealed, and takes it out of the queue. */
export async function saveSealed(tx: Db, sealed: Sealed): Promise<void> {
  const { workspaceId, leaves, nodes, size, frontier, head } = sealed;
  const text = `WITH leaves AS (
      INSERT INTO audit_leaves (workspace_id, index, source, seq, leaf_hash, salts)
      SELECT $1, x.index, x.source, x.seq, decode(x.hash, 'hex'), x.salts
      FROM json_to_recordset($2::json) AS x(index bigint, source text, seq bigint, hash text, salts jsonb)
      RETURNING source, seq),
    nodes AS (
      INSERT INTO audit_nodes (workspace_id, level, index, hash)
      SELECT $1, x.level, x.index, decode(x.hash, 'hex')
      FROM json_to_recordset($3::json) AS x(level int, index bigint, hash text)),
    heads AS (
      INSERT INTO audit_heads (workspace_id, tree_size, at, root, previous, kid, jws)
      SELECT $1, $4::bigint, $6::timestamptz, decode($7, 'hex'), decode($8, 'hex'), $9, $10),
    done AS (
      DELETE FROM audit_queue q USING leaves l WHERE q.workspace_id = $1 AND q.source = l.source AND q.seq = l.seq)
    UPDATE audit_logs SET size = $4::bigint, frontier = decode($5, 'hex'), head_hash = decode($11, 'hex') WHERE workspace_id = $1`;
  await execute(
    tx,
    text,
    workspaceId,
    JSON.stringify(leaves.map((leaf) => ({ ...leaf, seq: String(leaf.seq) }))),
    JSON.stringify(nodes.map((node) => ({ ...node, hash: hexOf(node.hash) }))),
    size,
    hexOf(frontier),
    head.at,
    head.root,
    head.previous,
    head.kid,
    head.jws,
    head.hash,
  );
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
