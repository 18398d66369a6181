import { type Db, postgresError, rows } from "./client";

/** The first answer to a POST, kept for its retries. `owner_id` is the agent: keys rotate, retries go on. */
export interface StoredReply {
  workspace_id: string;
  owner_id: string;
  path: string;
  key: string;
  fingerprint: string;
  status: number;
  response: string;
  created_at: Date;
}

export async function findReply(
  on: Db,
  ownerId: string,
  path: string,
  key: string,
): Promise<StoredReply | null> {
  const text = "SELECT * FROM idempotency_keys WHERE owner_id = $1 AND path = $2 AND key = $3";
  const [row] = await rows<StoredReply>(on, text, ownerId, path, key);
  return row ?? null;
}

/** Whether an error says that another request with the same key committed first. */
export function isRepeatedKey(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("idempotency_keys");
}
