import type { Channel, Choices, NoticeGroup } from "@/core/channels";
import type { Cadence, DigestPlan } from "@/core/digest";
import { type Db, execute, rows } from "./client";

/** Whom settings are about: a person in one workspace. */
export interface MemberKey {
  workspaceId: string;
  userId: string;
}

export interface NotificationSettings {
  choices: Choices;
  digest: DigestPlan;
  nextDigestAt: Date | null;
}

interface SettingsRow {
  choices: Choices;
  digest_cadence: Cadence;
  digest_minutes: number;
  time_zone: string;
  next_digest_at: Date | null;
}

const COLUMNS = "choices, digest_cadence, digest_minutes, time_zone, next_digest_at";

/** A member's settings; null where they have never chosen anything. */
export async function findSettings(
  on: Db,
  { workspaceId, userId }: MemberKey,
): Promise<NotificationSettings | null> {
  const text = `SELECT ${COLUMNS} FROM notification_settings WHERE workspace_id = $1 AND user_id = $2`;
  const [row] = await rows<SettingsRow>(on, text, workspaceId, userId);
  return row ? settingsOf(row) : null;
}

/** A member's settings, locked until the transaction ends; the row is made where there is none. */
export async function lockSettings(
  on: Db,
  { workspaceId, userId }: MemberKey,
): Promise<NotificationSettings> {
  const text = `INSERT INTO notification_settings (workspace_id, user_id) VALUES ($1, $2)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET user_id = excluded.user_id RETURNING ${COLUMNS}`;
  const [row] = await rows<SettingsRow>(on, text, workspaceId, userId);
  if (!row) throw new Error("an upsert returned no row");
  return settingsOf(row);
}

export async function saveSettings(
  on: Db,
  { workspaceId, userId }: MemberKey,
  { choices, digest, nextDigestAt }: NotificationSettings,
): Promise<void> {
  const text = `UPDATE notification_settings SET choices = $3::jsonb, digest_cadence = $4, digest_minutes = $5,
      time_zone = $6, next_digest_at = $7 WHERE workspace_id = $1 AND user_id = $2`;
  const { cadence, minutes, timeZone } = digest;
  const values = [JSON.stringify(choices), cadence, minutes, timeZone, nextDigestAt];
  await execute(on, text, workspaceId, userId, ...values);
}

function settingsOf(row: SettingsRow): NotificationSettings {
  const { choices, digest_cadence, digest_minutes, time_zone, next_digest_at } = row;
  const digest = { cadence: digest_cadence, minutes: digest_minutes, timeZone: time_zone };
  return { choices, digest, nextDigestAt: next_digest_at };
}

/** The channels besides mail that reach a member. */
export async function reachOf(on: Db, { workspaceId, userId }: MemberKey): Promise<Channel[]> {
  const text = "SELECT channel FROM user_channels WHERE workspace_id = $1 AND user_id = $2";
  return (await rows<{ channel: Channel }>(on, text, workspaceId, userId)).map(({ channel }) => channel);
}

/** Notes since when a channel reaches a member, or with null that it does no longer. */
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
