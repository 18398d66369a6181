import type { Member } from "@/core/access";
import { type Db, execute, rows } from "./client";

export interface SlackAccount {
  slack_user_id: string | null;
  direct_channel: string | null;
}

export async function findAccount(on: Db, workspaceId: string, userId: string): Promise<SlackAccount | null> {
  const text =
    "SELECT slack_user_id, direct_channel FROM slack_people WHERE workspace_id = $1 AND user_id = $2";
  const [row] = await rows<SlackAccount>(on, text, workspaceId, userId);
  return row ?? null;
}

/** The member that an account at Slack was matched with, if they still are one. */
export async function findMatched(on: Db, workspaceId: string, slackUserId: string): Promise<Member | null> {
  const text = `SELECT u.id, u.name, u.email, m.role FROM slack_people p JOIN users u ON u.id = p.user_id
    JOIN memberships m ON m.user_id = p.user_id AND m.workspace_id = p.workspace_id AND m.active
    WHERE p.workspace_id = $1 AND p.slack_user_id = $2`;
  const [row] = await rows<Member>(on, text, workspaceId, slackUserId);
  return row ?? null;
}

export async function findMemberByEmail(on: Db, workspaceId: string, email: string): Promise<Member | null> {
  const text = `SELECT u.id, u.name, u.email, m.role FROM users u JOIN memberships m ON m.user_id = u.id AND m.active
    WHERE u.email = lower($2) AND m.workspace_id = $1`;
  const [row] = await rows<Member>(on, text, workspaceId, email);
  return row ?? null;
}

/** Members who can be asked and whose account at Slack is not known, unless somebody has looked for it since `lookedBefore`. */
export async function findUnmatched(
  on: Db,
  lookedBefore: Date,
  limit: number,
): Promise<{ workspaceId: string; userId: string; email: string }[]> {
  const text = `SELECT m.workspace_id AS "workspaceId", m.user_id AS "userId", u.email FROM slack_workspaces w
    JOIN memberships m ON m.workspace_id = w.workspace_id AND m.active AND m.role <> 'auditor' JOIN users u ON u.id = m.user_id
    LEFT JOIN slack_people p ON p.workspace_id = m.workspace_id AND p.user_id = m.user_id
    WHERE p.user_id IS NULL OR (p.slack_user_id IS NULL AND p.checked_at < $1) ORDER BY p.checked_at NULLS FIRST LIMIT $2`;
  return rows(on, text, lookedBefore, limit);
}

interface Match {
  workspaceId: string;
  userId: string;
  /** Null where there is no account. */
  slackUserId: string | null;
}

/** Stores a match. Returns who else the account was matched with before, and no longer is. */
export async function saveMatch(
  on: Db,
  { workspaceId, userId, slackUserId }: Match,
  now: Date,
): Promise<string[]> {
  const others = `DELETE FROM slack_people WHERE workspace_id = $1 AND slack_user_id = $3 AND user_id <> $2 RETURNING user_id`;
  const lost = await rows<{ user_id: string }>(on, others, workspaceId, userId, slackUserId);
  const text = `INSERT INTO slack_people (workspace_id, user_id, slack_user_id, checked_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET slack_user_id = excluded.slack_user_id, checked_at = excluded.checked_at,
      direct_channel = CASE WHEN slack_people.slack_user_id = excluded.slack_user_id THEN slack_people.direct_channel END`;
  await execute(on, text, workspaceId, userId, slackUserId, now);
  return lost.map(({ user_id }) => user_id);
}

export async function saveDirectChannel(
  on: Db,
  workspaceId: string,
  userId: string,
  channel: string,
): Promise<void> {
  const text = "UPDATE slack_people SET direct_channel = $3 WHERE workspace_id = $1 AND user_id = $2";
  await execute(on, text, workspaceId, userId, channel);
}
