import { type Db, execute, rows } from "./client";
import type { MemberKey } from "./notification-settings";

export interface PushDevice {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  name: string;
  created_at: Date;
}

/** The browsers that take push messages for a member, oldest first. */
export function devicesOf(on: Db, { workspaceId, userId }: MemberKey): Promise<PushDevice[]> {
  const text = `SELECT id, endpoint, p256dh, auth, name, created_at FROM push_subscriptions
    WHERE workspace_id = $1 AND user_id = $2 ORDER BY created_at, id`;
  return rows<PushDevice>(on, text, workspaceId, userId);
}

/** Subscribes a browser for a member, and returns whom it belonged to before, where that was somebody else. */
export async function addDevice(
  on: Db,
  { workspaceId, userId }: MemberKey,
  { id, endpoint, p256dh, auth, name, created_at }: PushDevice,
): Promise<MemberKey | null> {
  const text = `WITH before AS (SELECT workspace_id, user_id FROM push_subscriptions WHERE endpoint = $4 FOR UPDATE),
    added AS (INSERT INTO push_subscriptions (id, workspace_id, user_id, endpoint, p256dh, auth, name, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (endpoint) DO UPDATE SET workspace_id = excluded.workspace_id, user_id = excluded.user_id,
        p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name)
    SELECT workspace_id AS "workspaceId", user_id AS "userId" FROM before WHERE (workspace_id, user_id) <> ($2, $3)`;
  const values = [id, workspaceId, userId, endpoint, p256dh, auth, name, created_at];
  const [before] = await rows<MemberKey>(on, text, ...values);
  return before ?? null;
}

/** Forgets one of a member's browsers, by its endpoint or its id. Returns whether there was one. */
export async function removeDevice(
  on: Db,
  { workspaceId, userId }: MemberKey,
  endpointOrId: string,
): Promise<boolean> {
  const text = `DELETE FROM push_subscriptions WHERE workspace_id = $1 AND user_id = $2 AND (endpoint = $3 OR id = $3)`;
  return (await execute(on, text, workspaceId, userId, endpointOrId)) > 0;
}
