import type { Channel, Choices, NoticeGroup } from "@/core/channels";
import { type Db, execute, rows } from "./client";

/** Whom settings are about: a person in one workspace. */
export interface MemberKey {
  workspaceId: string;
  userId: string;
}

/** A member's choices, locked until the transaction ends; the row is made where there is none. */
export async function lockChoices(on: Db, { workspaceId, userId }: MemberKey): Promise<Choices> {
  const text = `INSERT INTO notification_settings (workspace_id, user_id) VALUES ($1, $2)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET user_id = excluded.user_id RETURNING choices`;
  const [row] = await rows<{ choices: Choices }>(on, text, workspaceId, userId);
  return row?.choices ?? {};
}

/** The channels besides mail that reach a member. */
export async function reachOf(on: Db, { workspaceId, userId }: MemberKey): Promise<Channel[]> {
  const text = "SELECT channel FROM user_channels WHERE workspace_id = $1 AND user_id = $2";
  return (await rows<{ channel: Channel }>(on, text, workspaceId, userId)).map(({ channel }) => channel);
}

export async function setReach(
  on: Db,
  { workspaceId, userId }: MemberKey,
  channel: Channel,
  enabledAt: Date | null,
): Promise<void> {
  const key = [workspaceId, userId, channel];
  const enable = `INSERT INTO user_channels (workspace_id, user_id, channel, enabled_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING`;
  const disable = "DELETE FROM user_channels WHERE workspace_id = $1 AND user_id = $2 AND channel = $3";
  await (enabledAt ? execute(on, enable, ...key, enabledAt) : execute(on, disable, ...key));
}

/** Writes the channels of each group, for the statement that saves an intent's step to look up. */
export async function saveRoutes(
  on: Db,
  { workspaceId, userId }: MemberKey,
  routes: Record<NoticeGroup, Channel[]>,
): Promise<void> {
  const text = `INSERT INTO notice_routes (workspace_id, user_id, notice_group, channels)
    SELECT $1, $2, r.key, ARRAY(SELECT json_array_elements_text(r.value)) FROM json_each($3::json) r
    ON CONFLICT (workspace_id, user_id, notice_group) DO UPDATE SET channels = excluded.channels`;
  await execute(on, text, workspaceId, userId, JSON.stringify(routes));
}
