import type { Scope } from "@/core/scopes";
import { type Db, execute, rows } from "./client";

/** A key as it is shown; the key itself is nowhere. */
export interface StoredKey {
  id: string;
  agentId: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  successorId: string | null;
}

const COLUMNS = `k.id, k.agent_id AS "agentId", k.name, k.prefix, k.scopes, k.created_at AS "createdAt", k.expires_at AS "expiresAt",
  k.revoked_at AS "revokedAt", k.last_used_at AS "lastUsedAt", k.successor_id AS "successorId"`;

/** An agent's keys, newest first. */
export function keysOf(on: Db, agentId: string): Promise<StoredKey[]> {
  const text = `SELECT ${COLUMNS} FROM api_keys k WHERE k.agent_id = $1 ORDER BY k.created_at DESC, k.id DESC`;
  return rows<StoredKey>(on, text, agentId);
}

/** Locked until the transaction ends; null where this agent has no such key. */
export async function lockKey(tx: Db, agentId: string, id: string): Promise<StoredKey | null> {
  const text = `SELECT ${COLUMNS} FROM api_keys k WHERE k.agent_id = $1 AND k.id = $2 FOR UPDATE OF k`;
  return (await rows<StoredKey>(tx, text, agentId, id))[0] ?? null;
}

export async function insertKey(tx: Db, key: StoredKey, hash: string): Promise<void> {
  const text = `INSERT INTO api_keys (id, agent_id, name, hash, prefix, scopes, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
  const { id, agentId, name, prefix, scopes, createdAt, expiresAt } = key;
  await execute(tx, text, id, agentId, name, hash, prefix, scopes, createdAt, expiresAt);
}

export async function updateKey(tx: Db, key: StoredKey): Promise<void> {
  const text =
    "UPDATE api_keys SET expires_at = $3, revoked_at = $4, successor_id = $5 WHERE id = $1 AND agent_id = $2";
  await execute(tx, text, key.id, key.agentId, key.expiresAt, key.revokedAt, key.successorId);
}
