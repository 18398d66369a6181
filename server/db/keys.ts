import { shared } from "@/server/shared";
import { type Db, db, execute, rows } from "./client";
import { gatheredReads } from "./gather";

export interface KeyFound {
  key_id: string;
  agent_id: string;
  workspace_id: string;
  address: string;
  name: string;
  owner_id: string | null;
  callback_url: string | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  scopes: string[];
  /** The agent's. */
  deactivated_at: Date | null;
}

const FIND = `SELECT k.hash, k.id AS key_id, a.id AS agent_id, a.workspace_id, a.address, a.name, a.owner_id, a.callback_url,
    k.expires_at, k.revoked_at, k.scopes, a.deactivated_at FROM api_keys k JOIN agents a ON a.id = k.agent_id WHERE k.hash = ANY($1::text[])`;

const find = () =>
  shared("find-key", () =>
    gatheredReads(async (hashes: string[], scope) => {
      const found = await rows<KeyFound & { hash: string }>(db(scope), FIND, [...new Set(hashes)]);
      const byHash = new Map(found.map((key) => [key.hash, key]));
      return hashes.map((hash) => byHash.get(hash) ?? null);
    }),
  );

export const findKey = (hash: string): Promise<KeyFound | null> => find()(hash);

/** Notes that a key was used, at most once a minute: a write per request would cost more than the request. */
export async function touchKey(on: Db, keyId: string, now: Date): Promise<void> {
  const text = `UPDATE api_keys SET last_used_at = $2 WHERE id = $1
    AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`;
  await execute(on, text, keyId, now);
}
