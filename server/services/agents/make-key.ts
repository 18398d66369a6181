import type { Scope } from "@/core/scopes";
import { insertKey, type StoredKey } from "@/server/db/agent-keys";
import type { Db } from "@/server/db/client";
import { newId, newSecret } from "../context";
import { sha256 } from "../secrets";

interface Wanted {
  name: string;
  scopes: Scope[];
  expiresAt: Date | null;
}

/** So much of a key tells it from others, and gives nothing away. */
const SHOWN = 10;

/** Writes a new key and returns it in clear: only its hash is kept. */
export async function makeKey(
  tx: Db,
  agentId: string,
  { name, scopes, expiresAt }: Wanted,
  now: Date,
): Promise<{ key: StoredKey; secret: string }> {
  const secret = `csk_${newSecret()}`;
  const key: StoredKey = {
    id: newId("key"),
    agentId,
    name,
    prefix: secret.slice(0, SHOWN),
    scopes,
    createdAt: now,
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
    successorId: null,
  };
  await insertKey(tx, key, sha256(secret));
  return { key, secret };
}

/** When something ends that begins now; null for never. */
export const endOf = (seconds: number | null, now: Date): Date | null =>
  seconds === null ? null : new Date(now.getTime() + seconds * 1000);
