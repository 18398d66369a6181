import type { JsonObject } from "@/core/json";
import { type Db, execute, rows } from "./client";

export interface SigningKeyRow {
  id: string;
  private_jwk: JsonObject;
  public_jwk: JsonObject;
}

/** The keys of a workspace, newest first. */
export async function signingKeys(on: Db, workspaceId: string): Promise<SigningKeyRow[]> {
  const text =
    "SELECT id, private_jwk, public_jwk FROM signing_keys WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC";
  return rows<SigningKeyRow>(on, text, workspaceId);
}

export async function allPublicKeys(on: Db): Promise<JsonObject[]> {
  const found = await rows<{ public_jwk: JsonObject }>(
    on,
    "SELECT public_jwk FROM signing_keys ORDER BY created_at DESC LIMIT 1000",
  );
  return found.map((row) => row.public_jwk);
}

/** Adds a workspace's first key; where another process was first, theirs stays the only one. */
export async function addFirstSigningKey(on: Db, workspaceId: string, key: SigningKeyRow): Promise<void> {
  const text = `INSERT INTO signing_keys (id, workspace_id, private_jwk, public_jwk)
    SELECT $1, $2, $3::jsonb, $4::jsonb WHERE NOT EXISTS (SELECT 1 FROM signing_keys WHERE workspace_id = $2)`;
  await execute(
    on,
    text,
    key.id,
    workspaceId,
    JSON.stringify(key.private_jwk),
    JSON.stringify(key.public_jwk),
  );
}
