import type { AnchorKind, AnchorPeriod } from "@/core/audit/anchor";
import { type Db, execute, rows } from "../client";
import { queueOf } from "../queue";
import type { StoredHead } from "./log";

export interface AnchorRow {
  id: string;
  workspace_id: string;
  kind: AnchorKind;
  address: string;
  every: AnchorPeriod;
  secret: string | null;
  attempts: number;
  sending_size: bigint | null;
  sent_size: bigint;
}

export const anchorQueue = queueOf<AnchorRow>("audit_anchors", [
  "id",
  "workspace_id",
  "kind",
  "address",
  "every",
  "secret",
  "attempts",
  "sending_size",
  "sent_size",
]);

export interface Anchor {
  id: string;
  kind: AnchorKind;
  address: string;
  every: AnchorPeriod;
  nextAt: Date;
  sentAt: Date | null;
  sentSize: bigint;
  lastError: string | null;
}

export const listAnchors = (on: Db, workspaceId: string): Promise<Anchor[]> =>
  rows<Anchor>(
    on,
    `SELECT id, kind, address, every, next_attempt_at AS "nextAt", sent_at AS "sentAt", sent_size AS "sentSize", last_error AS "lastError"
     FROM audit_anchors WHERE workspace_id = $1 ORDER BY kind, address`,
    workspaceId,
  );

/** Keeps others from changing a workspace's places until the transaction ends. */
export async function lockAnchors(tx: Db, workspaceId: string): Promise<void> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtextextended('anchors:' || $1, 0))", workspaceId);
}

export interface NewAnchor {
  id: string;
  kind: AnchorKind;
  address: string;
  every: AnchorPeriod;
  secret: string | null;
}

/** Adds a place, due at once; one that is there keeps its secret and what it was sent. */
export async function saveAnchor(tx: Db, workspaceId: string, anchor: NewAnchor, now: Date): Promise<void> {
  const { id, kind, address, every, secret } = anchor;
  const text = `INSERT INTO audit_anchors (id, workspace_id, kind, address, every, secret, next_attempt_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (workspace_id, kind, address)
    DO UPDATE SET every = excluded.every, next_attempt_at = least(audit_anchors.next_attempt_at, excluded.next_attempt_at)`;
  await execute(tx, text, id, workspaceId, kind, address, every, secret, now);
}

export async function removeAnchor(tx: Db, id: string): Promise<void> {
  await execute(tx, "DELETE FROM audit_anchors WHERE id = $1", id);
}

/** Makes all of a workspace's places due. */
export async function hurryAnchors(on: Db, workspaceId: string, now: Date): Promise<void> {
  const text =
    "UPDATE audit_anchors SET next_attempt_at = $2 WHERE workspace_id = $1 AND next_attempt_at > $2";
  await execute(on, text, workspaceId, now);
}

/** Notes which head is on its way, so that it is the same one that is tried again. */
export async function beginSending(on: Db, id: string, treeSize: number): Promise<void> {
  await execute(on, "UPDATE audit_anchors SET sending_size = $2::bigint WHERE id = $1", id, treeSize);
}

export interface AnchorOutcome {
  nextAttemptAt: Date;
  /** Whether the same head is tried again then. */
  again: boolean;
  error: string | null;
  /** The head that got there; null where none did. */
  sent: { treeSize: number; at: Date } | null;
}

export async function finishSending(
  on: Db,
  id: string,
  { nextAttemptAt, again, error, sent }: AnchorOutcome,
): Promise<void> {
  const text = `UPDATE audit_anchors SET next_attempt_at = $2, last_error = $4,
      attempts = CASE WHEN $3 THEN attempts ELSE 0 END, sending_size = CASE WHEN $3 THEN sending_size END,
      sent_size = coalesce($5::bigint, sent_size), sent_at = coalesce($6::timestamptz, sent_at) WHERE id = $1`;
  await execute(on, text, id, nextAttemptAt, again, error, sent?.treeSize ?? null, sent?.at ?? null);
}

/** The newest head of each workspace. */
export async function newestHeads(on: Db): Promise<{ workspaceId: string; head: StoredHead }[]> {
  const text = `SELECT workspace_id AS "workspaceId", tree_size AS "treeSize", at, encode(root, 'hex') AS root,
      encode(previous, 'hex') AS previous, kid, jws
    FROM audit_logs l JOIN audit_heads h USING (workspace_id) WHERE h.tree_size = l.size`;
  const found = await rows<Omit<StoredHead, "treeSize"> & { treeSize: bigint; workspaceId: string }>(
    on,
    text,
  );
  return found.map(({ workspaceId, treeSize, ...head }) => ({
    workspaceId,
    head: { ...head, treeSize: Number(treeSize) },
  }));
}
