import type { RetentionOfType } from "@/core/retention";
import type { Retention } from "@/core/wire/sensitive";
import { type Db, execute, rows } from "./client";

export async function workspaceRetention(on: Db, workspaceId: string): Promise<Retention | null> {
  const text = "SELECT retention FROM workspaces WHERE id = $1";
  return (await rows<{ retention: Retention | null }>(on, text, workspaceId))[0]?.retention ?? null;
}

/** Locked until the transaction ends. */
export async function lockWorkspaceRetention(tx: Db, workspaceId: string): Promise<Retention | null> {
  const text = "SELECT retention FROM workspaces WHERE id = $1 FOR NO KEY UPDATE";
  return (await rows<{ retention: Retention | null }>(tx, text, workspaceId))[0]?.retention ?? null;
}

export async function saveWorkspaceRetention(
  tx: Db,
  workspaceId: string,
  retention: Retention | null,
): Promise<void> {
  const text = "UPDATE workspaces SET retention = $2::jsonb WHERE id = $1";
  await execute(tx, text, workspaceId, retention && JSON.stringify(retention));
}

/** What an intent holds that is dropped by what: sensitive values, or these and content. */
const HELD = `CASE WHEN r.rule ->> 'what' = 'sensitive' THEN ARRAY[2] ELSE ARRAY[2, 1] END`;

export interface DueRedaction {
  id: string;
  workspace_id: string;
  intent_type: string;
  retention: Retention;
}

/** Intents of which something is to be dropped by now, the longest closed first within each type. Jumps from type to type. */
export const dueRedactions = (on: Db, now: Date, limit: number): Promise<DueRedaction[]> =>
  rows(
    on,
    `WITH RECURSIVE named AS (
       SELECT id, retention FROM workspaces w
       WHERE retention IS NOT NULL OR EXISTS (SELECT FROM intent_types t WHERE t.workspace_id = w.id AND t.retention IS NOT NULL)),
     seen(workspace_id, name) AS (
       SELECT w.id, (SELECT i.intent_type FROM intents i WHERE i.workspace_id = w.id AND i.closed_at IS NOT NULL AND i.holds > 0
         ORDER BY i.intent_type LIMIT 1) FROM named w
       UNION ALL
       SELECT s.workspace_id, (SELECT i.intent_type FROM intents i WHERE i.workspace_id = s.workspace_id AND i.intent_type > s.name
         AND i.closed_at IS NOT NULL AND i.holds > 0 ORDER BY i.intent_type LIMIT 1)
       FROM seen s WHERE s.name IS NOT NULL)
     SELECT due.id, s.workspace_id, s.name AS intent_type, r.rule AS retention
     FROM seen s JOIN named w ON w.id = s.workspace_id
     LEFT JOIN intent_types t ON t.workspace_id = s.workspace_id AND t.name = s.name
     CROSS JOIN LATERAL (SELECT coalesce(t.retention, w.retention) AS rule) r
     CROSS JOIN LATERAL unnest(${HELD}) AS h(holds)
     CROSS JOIN LATERAL (
       SELECT i.id FROM intents i WHERE i.workspace_id = s.workspace_id AND i.intent_type = s.name AND i.holds = h.holds
         AND i.closed_at IS NOT NULL AND i.holds > 0
         AND i.closed_at <= $1::timestamptz - (r.rule ->> 'after')::double precision * interval '1 second'
       ORDER BY i.closed_at LIMIT $2) due
     WHERE s.name IS NOT NULL AND jsonb_typeof(r.rule) = 'object' LIMIT $2`,
    now,
    limit,
  );

interface Counted {
  workspaceId: string;
  /** Null: all types that say nothing themselves. */
  intentType: string | null;
  what: Retention["what"];
  closedBefore: Date;
}

/** How many closed intents would lose something, counted up to `most`. */
export async function countDue(
  on: Db,
  { workspaceId, intentType, what, closedBefore }: Counted,
  most: number,
): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM (
      SELECT FROM intents i WHERE i.workspace_id = $1 AND ($2::text IS NULL OR i.intent_type = $2) AND i.holds = ANY ($3::int[])
        AND i.closed_at IS NOT NULL AND i.holds > 0 AND i.closed_at <= $4
        AND ($2::text IS NOT NULL OR NOT EXISTS (SELECT FROM intent_types t
          WHERE t.workspace_id = $1 AND t.name = i.intent_type AND t.retention IS NOT NULL))
      LIMIT $5) due`;
  const holds = what === "sensitive" ? [2] : [2, 1];
  const [row] = await rows<{ count: number }>(on, text, workspaceId, intentType, holds, closedBefore, most);
  return row?.count ?? 0;
}

export const storedRetention = (retention: RetentionOfType): string | null =>
  retention === null ? null : JSON.stringify(retention);
