import type { Entry } from "@/core/audit/entry";
import type { Salts } from "@/core/audit/commit";
import type { Intent } from "@/core/intent";
import type { Json } from "@/core/json";
import { type Db, execute, rows } from "./client";
import { factEntries } from "./audit/entries";
import { beginLog } from "./audit/sealing";
import { holdsOf } from "./intent-rows";

/** A sealed entry's place in the log, with what its commitment is made with; null where it is not sealed yet. */
export interface Leaf {
  salts: Salts;
  dropped: Record<string, string> | null;
}

/**
 * All facts of an intent as entries of the trail, oldest first, each with its leaf. Whoever seals the workspace's log waits until the
 * transaction ends, so that an entry is sealed either as it was or as it will be.
 */
export async function entriesToRedact(
  tx: Db,
  intent: Intent,
): Promise<{ entry: Entry; leaf: Leaf | null }[]> {
  // Where nothing was sealed yet there would be no row to hold.
  await beginLog(tx, intent.workspaceId);
  await rows(tx, "SELECT size FROM audit_logs WHERE workspace_id = $1 FOR UPDATE", intent.workspaceId);
  const text = `SELECT f.seq, l.salts, l.dropped FROM facts f LEFT JOIN audit_leaves l ON l.source = 'fact' AND l.seq = f.seq
    WHERE f.intent_id = $1 ORDER BY f.seq`;
  const leaves = await rows<{ seq: bigint; salts: Salts | null; dropped: Leaf["dropped"] }>(
    tx,
    text,
    intent.id,
  );
  const bySeq = new Map(leaves.map(({ seq, salts, dropped }) => [seq, salts && { salts, dropped }]));
  const entries = await factEntries(tx, [...bySeq.keys()]);
  return entries.map((entry) => ({ entry, leaf: bySeq.get(entry.seq) ?? null }));
}

/** Opens the one door in append-only tables until the transaction ends, for what this fact of it records. */
export async function openDoor(tx: Db, seq: bigint): Promise<void> {
  await rows(tx, "SELECT set_config('countersign.redaction', 'fact_' || $1, true)", String(seq));
}

export async function replaceFact(tx: Db, seq: bigint, data: Json): Promise<void> {
  await execute(tx, "UPDATE facts SET data = $2::json WHERE seq = $1", seq, JSON.stringify(data));
}

export async function replaceLeaf(tx: Db, seq: bigint, { salts, dropped }: Leaf): Promise<void> {
  const text =
    "UPDATE audit_leaves SET salts = $2::jsonb, dropped = $3::jsonb WHERE source = 'fact' AND seq = $1";
  await execute(tx, text, seq, JSON.stringify(salts), JSON.stringify(dropped));
}

/** What of an intent's row is written once, and is replaced only here. */
export async function replaceQuestion(tx: Db, intent: Intent, document: string): Promise<void> {
  const text = `UPDATE intents SET title = $2, description = $3, payload = $4::json, state = $5::json, redaction = $6::jsonb, holds = $7
    WHERE id = $1`;
  const { id, title, description, payload, state, redaction } = intent;
  const kept = [payload, state, redaction].map((value) => (value === null ? null : JSON.stringify(value)));
  await execute(tx, text, id, title, description, ...kept, holdsOf(intent));
  await execute(tx, "UPDATE intent_search SET document = $2::tsvector WHERE intent_id = $1", id, document);
}

/** Drops what repeats an intent: what webhooks carried, mails in the mailbox and, where it is wanted, the files. */
export async function dropCopies(tx: Db, { id, workspaceId }: Intent, files: boolean): Promise<void> {
  const sent = `UPDATE delivery_attempts a SET request = NULL, response = NULL FROM deliveries d
    WHERE d.intent_id = $1 AND a.delivery_id = d.id AND (a.request IS NOT NULL OR a.response IS NOT NULL)`;
  const mailed = `DELETE FROM mailbox_messages WHERE idempotency_key IN (SELECT id FROM notifications WHERE intent_id = $1)`;
  await execute(tx, sent, id);
  await execute(tx, mailed, id);
  if (files)
    await execute(tx, "DELETE FROM files WHERE intent_id = $1 AND workspace_id = $2", id, workspaceId);
}

interface KeptReply {
  owner_id: string;
  path: string;
  key: string;
  response: string;
}

/** The replies that are kept for an agent's retries and show this intent: those of its lifetime. */
export const repliesShowing = (tx: Db, { id, agent, createdAt, updatedAt }: Intent): Promise<KeptReply[]> =>
  rows(
    tx,
    `SELECT owner_id, path, key, response FROM idempotency_keys
     WHERE created_at BETWEEN $2::timestamptz - interval '1 minute' AND $3::timestamptz + interval '1 minute' AND owner_id = $4
       AND response LIKE '%' || $1 || '%' FOR UPDATE`,
    id,
    createdAt,
    updatedAt,
    agent.id,
  );

export async function replaceReply(
  tx: Db,
  { owner_id, path, key }: KeptReply,
  response: string,
): Promise<void> {
  const text = "UPDATE idempotency_keys SET response = $4 WHERE owner_id = $1 AND path = $2 AND key = $3";
  await execute(tx, text, owner_id, path, key, response);
}
