import type { JsonObject } from "@/core/json";
import { type Db, execute, rows } from "./client";

export interface NewSigningKey {
  id: string;
  privateJwk: JsonObject;
  publicJwk: JsonObject;
  createdAt: Date;
}

/** A key without what it signs with. */
export interface SigningKey {
  id: string;
  publicJwk: JsonObject;
  createdAt: Date;
  /** Null for the one that signs. */
  retiredAt: Date | null;
}

const COLUMNS = `id, public_jwk AS "publicJwk", created_at AS "createdAt", retired_at AS "retiredAt"`;

/** The key that signs for a workspace, or null where it has none yet. */
export async function signingKey(
  on: Db,
  workspaceId: string,
): Promise<{ id: string; privateJwk: JsonObject } | null> {
  const text = `SELECT id, private_jwk AS "privateJwk" FROM signing_keys WHERE workspace_id = $1 AND retired_at IS NULL`;
  const [row] = await rows<{ id: string; privateJwk: JsonObject }>(on, text, workspaceId);
  return row ?? null;
}

/** All keys of a workspace, newest first. */
export function listSigningKeys(on: Db, workspaceId: string): Promise<SigningKey[]> {
  const text = `SELECT ${COLUMNS} FROM signing_keys WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC`;
  return rows<SigningKey>(on, text, workspaceId);
}

/** The public halves of all keys of all workspaces, in an order that stays. */
export async function allPublicKeys(on: Db): Promise<JsonObject[]> {
  const found = await rows<{ public_jwk: JsonObject }>(
    on,
    "SELECT public_jwk FROM signing_keys ORDER BY created_at DESC, id DESC",
  );
  return found.map((row) => row.public_jwk);
}

/** Adds a key that signs. Returns whether it was added: a workspace has only one. */
export async function insertSigningKey(on: Db, workspaceId: string, key: NewSigningKey): Promise<boolean> {
  const text = `INSERT INTO signing_keys (id, workspace_id, private_jwk, public_jwk, created_at)
    VALUES ($1, $2, $3::jsonb, $4::jsonb, $5) ON CONFLICT (workspace_id) WHERE retired_at IS NULL DO NOTHING`;
  const [privateJwk, publicJwk] = [JSON.stringify(key.privateJwk), JSON.stringify(key.publicJwk)];
  return (await execute(on, text, key.id, workspaceId, privateJwk, publicJwk, key.createdAt)) === 1;
}

/** Ends a key that signs, and erases what it signs with. Returns it as it was; null where it does not sign. */
export async function retireSigningKey(
  tx: Db,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<SigningKey | null> {
  const text = `UPDATE signing_keys SET retired_at = $3, private_jwk = NULL
    WHERE workspace_id = $1 AND id = $2 AND retired_at IS NULL RETURNING ${COLUMNS}`;
  const [row] = await rows<SigningKey>(tx, text, workspaceId, id, now);
  return row ?? null;
}
