import type { AdminChange, AdminKind } from "@/core/administration";
import type { Actor } from "@/core/intent";
import { type Db, execute, rows } from "./client";

export interface StoredAdminChange extends AdminChange {
  seq: bigint;
  at: Date;
  actor: Actor;
}

/** Adds to the trail, in the transaction of the change itself. */
export async function insertAdminChanges(
  tx: Db,
  workspaceId: string,
  { actor, at }: Pick<StoredAdminChange, "actor" | "at">,
  changes: readonly AdminChange[],
): Promise<void> {
  const text = `INSERT INTO admin_changes (workspace_id, at, actor, kind, subject_id, subject_name, action, before, after)
    SELECT $1, $2, $3::jsonb, kind, id, name, action, nullif(before::text, 'null')::json, nullif(after::text, 'null')::json
    FROM json_to_recordset($4::json) AS x(kind text, id text, name text, action text, before json, after json)`;
  await execute(tx, text, workspaceId, at, JSON.stringify(actor), JSON.stringify(changes));
}

interface Wanted {
  workspaceId: string;
  kind: AdminKind | null;
  subject: string | null;
  /** Only those before this one. */
  before: bigint | null;
  limit: number;
}

const COLUMNS = `seq, at, actor, kind, subject_id AS id, subject_name AS name, action, before, after`;

/** Newest first. */
export function listAdminChanges(on: Db, wanted: Wanted): Promise<StoredAdminChange[]> {
  const { workspaceId, kind, subject, before, limit } = wanted;
  const text = `SELECT ${COLUMNS} FROM admin_changes WHERE workspace_id = $1 AND ($2::text IS NULL OR kind = $2)
    AND ($3::text IS NULL OR subject_id = $3) AND ($4::bigint IS NULL OR seq < $4) ORDER BY seq DESC LIMIT $5`;
  return rows<StoredAdminChange>(on, text, workspaceId, kind, subject, before, limit);
}
