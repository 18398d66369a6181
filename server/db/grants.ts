import type { Grant } from "@/core/grants";
import { type Db, execute, rows } from "./client";

/** A grant with what became of it. */
export interface StoredGrant extends Grant {
  agent: { id: string; address: string; name: string };
  uses: number;
  createdAt: Date;
  revokedAt: Date | null;
  revokedBy: { id: string; name: string } | null;
}

export interface GrantRow {
  id: string;
  intent_type: string;
  when: string | null;
  outcome: string | null;
  max_uses: number | null;
  uses: number;
  expires_at: Date;
  note: string | null;
  created_at: Date;
  revoked_at: Date | null;
  agent: StoredGrant["agent"];
  creator: Grant["createdBy"];
  revoker: StoredGrant["revokedBy"];
}

export const GRANT_COLUMNS = `g.id, g.intent_type, g."when", g.outcome, g.max_uses, g.uses, g.expires_at, g.note, g.created_at,
  g.revoked_at, jsonb_build_object('id', a.id, 'address', a.address, 'name', a.name) AS agent,
  jsonb_build_object('id', c.id, 'name', c.name) AS creator,
  CASE WHEN v.id IS NULL THEN NULL ELSE jsonb_build_object('id', v.id, 'name', v.name) END AS revoker`;

export const GRANTS_FROM = `FROM grants g JOIN agents a ON a.id = g.agent_id JOIN users c ON c.id = g.created_by
  LEFT JOIN users v ON v.id = g.revoked_by`;

export const grantOf = (row: GrantRow): StoredGrant => ({
  id: row.id,
  agentId: row.agent.id,
  agent: row.agent,
  intentType: row.intent_type,
  when: row.when,
  outcome: row.outcome,
  maxUses: row.max_uses,
  uses: row.uses,
  expiresAt: row.expires_at,
  note: row.note,
  createdBy: row.creator,
  createdAt: row.created_at,
  revokedAt: row.revoked_at,
  revokedBy: row.revoker,
});

/** One grant, locked until the transaction ends. */
export async function lockGrant(tx: Db, workspaceId: string, id: string): Promise<StoredGrant | null> {
  const text = `SELECT ${GRANT_COLUMNS} ${GRANTS_FROM} WHERE g.workspace_id = $1 AND g.id = $2 FOR UPDATE OF g`;
  const [row] = await rows<GrantRow>(tx, text, workspaceId, id);
  return row ? grantOf(row) : null;
}

/** Newest first; `before` is the last of the page before. */
export async function listGrants(
  on: Db,
  wanted: { workspaceId: string; agent: string | null; before: string | null; limit: number },
): Promise<StoredGrant[]> {
  const { workspaceId, agent, before, limit } = wanted;
  const text = `SELECT ${GRANT_COLUMNS} ${GRANTS_FROM} WHERE g.workspace_id = $1 AND ($2::text IS NULL OR a.id = $2 OR a.address = $2)
    AND ($3::text IS NULL OR (g.created_at, g.id) < (SELECT b.created_at, b.id FROM grants b WHERE b.id = $3 AND b.workspace_id = $1))
    ORDER BY g.created_at DESC, g.id DESC LIMIT $4`;
  return (await rows<GrantRow>(on, text, workspaceId, agent, before, limit)).map(grantOf);
}

export async function insertGrant(
  tx: Db,
  workspaceId: string,
  grant: Grant & { createdAt: Date },
): Promise<void> {
  const text = `INSERT INTO grants (id, workspace_id, agent_id, intent_type, "when", outcome, max_uses, expires_at, note, created_by, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
  const { id, agentId, intentType, when, outcome, maxUses, expiresAt, note, createdBy, createdAt } = grant;
  await execute(
    tx,
    text,
    ...[id, workspaceId, agentId, intentType, when, outcome, maxUses, expiresAt, note],
    ...[createdBy.id, createdAt],
  );
}

export async function revokeGrantRow(tx: Db, id: string, by: string, at: Date): Promise<void> {
  await execute(tx, "UPDATE grants SET revoked_at = $2, revoked_by = $3 WHERE id = $1", id, at, by);
}

/** Counts one use, on the transaction of what uses it. False where the grant is used up, revoked or over. */
export async function spendGrant(tx: Db, workspaceId: string, id: string, now: Date): Promise<boolean> {
  const text = `UPDATE grants SET uses = uses + 1 WHERE id = $1 AND workspace_id = $2 AND revoked_at IS NULL
    AND expires_at > $3 AND (max_uses IS NULL OR uses < max_uses)`;
  return (await execute(tx, text, id, workspaceId, now)) === 1;
}

/** Whose grant it is to be: an agent of this workspace, by its id or address. */
export async function findAgent(
  on: Db,
  workspaceId: string,
  ref: string,
): Promise<StoredGrant["agent"] | null> {
  const text = "SELECT id, address, name FROM agents WHERE workspace_id = $1 AND (id = $2 OR address = $2)";
  const [found] = await rows<StoredGrant["agent"]>(on, text, workspaceId, ref);
  return found ?? null;
}
