import { type Db, execute, rows } from "./client";

/** The workspaces with this slug; without one all of them. Two are enough to know that it is not clear which. */
export async function candidateWorkspaces(on: Db, slug: string | undefined): Promise<string[]> {
  const text = "SELECT id FROM workspaces WHERE slug = coalesce($1, slug) LIMIT 2";
  return (await rows<{ id: string }>(on, text, slug ?? null)).map(({ id }) => id);
}

/** From now on people of this workspace answer in Slack. */
export async function connectSlack(on: Db, workspaceId: string, channel: string | null): Promise<void> {
  const text = `INSERT INTO slack_workspaces (workspace_id, channel) VALUES ($1, $2)
    ON CONFLICT (workspace_id) DO UPDATE SET channel = excluded.channel`;
  await execute(on, text, workspaceId, channel);
}

/** Ends Slack in all workspaces but one. Returns whom it reached there. */
export async function disconnectSlack(
  on: Db,
  but: string | null,
): Promise<{ workspaceId: string; userId: string }[]> {
  await execute(on, "DELETE FROM slack_workspaces WHERE workspace_id IS DISTINCT FROM $1", but);
  const text = `DELETE FROM slack_people WHERE workspace_id IS DISTINCT FROM $1
    RETURNING workspace_id AS "workspaceId", user_id AS "userId"`;
  return rows(on, text, but);
}

/** The workspace of an intent, if its people answer in Slack. */
export async function slackWorkspaceOf(on: Db, intentId: string): Promise<string | null> {
  const text = `SELECT i.workspace_id FROM intents i JOIN slack_workspaces w ON w.workspace_id = i.workspace_id WHERE i.id = $1`;
  const [row] = await rows<{ workspace_id: string }>(on, text, intentId);
  return row?.workspace_id ?? null;
}
