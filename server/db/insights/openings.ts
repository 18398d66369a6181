import { type Db, rows } from "../client";

interface Opening {
  workspaceId: string;
  intentId: string;
  userId: string;
  at: Date;
}

/** When somebody first had an intent open before its end, which `at` is where nothing is kept yet; null where it is over. */
export async function keepOpening(
  on: Db,
  { workspaceId, intentId, userId, at }: Opening,
): Promise<Date | null> {
  const text = `WITH kept AS (
      INSERT INTO intent_views (intent_id, user_id, workspace_id, opened_at)
      SELECT id, $3, workspace_id, $4 FROM intents WHERE id = $1 AND workspace_id = $2 AND status = 'waiting'
      ON CONFLICT (intent_id, user_id) DO NOTHING RETURNING opened_at)
    SELECT opened_at FROM kept UNION ALL SELECT opened_at FROM intent_views WHERE intent_id = $1 AND user_id = $3`;
  const [row] = await rows<{ opened_at: Date }>(on, text, intentId, workspaceId, userId, at);
  return row?.opened_at ?? null;
}
