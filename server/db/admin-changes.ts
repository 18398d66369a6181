import type { AdminChange } from "@/core/administration";
import type { Actor } from "@/core/intent";
import type { Origin } from "@/core/origin";
import { type Db, execute } from "./client";

/** Who made a change, when, and where it came from. */
export interface ChangedBy {
  actor: Actor;
  at: Date;
  origin: Origin | null;
}

/** Adds to the trail, in the transaction of the change itself. */
export async function insertAdminChanges(
  tx: Db,
  workspaceId: string,
  { actor, at, origin }: ChangedBy,
  changes: readonly AdminChange[],
): Promise<void> {
  const text = `INSERT INTO admin_changes (workspace_id, at, actor, origin, kind, subject_id, subject_name, action, before, after)
    SELECT $1, $2, $3::jsonb, $5::jsonb, kind, id, name, action, nullif(before::text, 'null')::json, nullif(after::text, 'null')::json
    FROM json_to_recordset($4::json) AS x(kind text, id text, name text, action text, before json, after json)`;
  const from = origin && JSON.stringify(origin);
  await execute(tx, text, workspaceId, at, JSON.stringify(actor), JSON.stringify(changes), from);
}
