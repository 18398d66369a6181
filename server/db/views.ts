import { type Db, execute, postgresError, rows } from "./client";

export interface SavedView {
  id: string;
  workspaceId: string;
  owner: { id: string; name: string };
  name: string;
  query: string;
  shared: boolean;
}

const SELECT = `SELECT v.id, v.workspace_id AS "workspaceId", jsonb_build_object('id', u.id, 'name', u.name) AS owner, v.name, v.query,
  v.shared FROM saved_views v JOIN users u ON u.id = v.owner_id`;

/** A person's own views and those shared with everybody, by name. */
export const listSavedViews = (on: Db, workspaceId: string, userId: string): Promise<SavedView[]> =>
  rows<SavedView>(
    on,
    `${SELECT} WHERE v.workspace_id = $1 AND (v.owner_id = $2 OR v.shared) ORDER BY lower(v.name), v.id`,
    workspaceId,
    userId,
  );

/** Locked until the transaction ends; null where there is none. */
export async function lockSavedView(tx: Db, workspaceId: string, id: string): Promise<SavedView | null> {
  const text = `${SELECT} WHERE v.workspace_id = $1 AND v.id = $2 FOR UPDATE OF v`;
  return (await rows<SavedView>(tx, text, workspaceId, id))[0] ?? null;
}

/** Writes a new view; false where its owner has `most` already. Two at once are counted one after the other. */
export async function insertSavedView(tx: Db, view: SavedView, now: Date, most: number): Promise<boolean> {
  await rows(tx, "SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE", view.owner.id);
  const text = `INSERT INTO saved_views (id, workspace_id, owner_id, name, query, shared, created_at)
    SELECT $1, $2, $3, $4, $5, $6, $7
    WHERE (SELECT count(*) FROM saved_views WHERE workspace_id = $2 AND owner_id = $3) < $8`;
  const { id, workspaceId, owner, name, query, shared } = view;
  return (await execute(tx, text, id, workspaceId, owner.id, name, query, shared, now, most)) > 0;
}

export async function updateSavedView(
  tx: Db,
  { id, workspaceId, name, query, shared }: SavedView,
): Promise<void> {
  const text =
    "UPDATE saved_views SET name = $3, query = $4, shared = $5 WHERE id = $1 AND workspace_id = $2";
  await execute(tx, text, id, workspaceId, name, query, shared);
}

export async function deleteSavedView(tx: Db, { id, workspaceId }: SavedView): Promise<void> {
  await execute(tx, "DELETE FROM saved_views WHERE id = $1 AND workspace_id = $2", id, workspaceId);
}

/** Whether a write failed because its owner has another view of that name. */
export function isNameTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("saved_views");
}

/** When the next of what somebody has snoozed comes back; null where nothing does. */
export async function nextWake(on: Db, workspaceId: string, userId: string, now: Date): Promise<Date | null> {
  const text = `SELECT min(p.snoozed_until) AS at FROM intent_people p JOIN intents i ON i.id = p.intent_id
    WHERE p.user_id = $2 AND p.snoozed_until > $3 AND p.snoozed_until IS NOT NULL AND p.open AND i.workspace_id = $1`;
  const [row] = await rows<{ at: Date | null }>(on, text, workspaceId, userId, now);
  return row?.at ?? null;
}
