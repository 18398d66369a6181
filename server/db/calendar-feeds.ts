import { type Db, execute, rows } from "./client";

export interface FeedOwner {
  workspaceId: string;
  userId: string;
}

export async function findFeed(
  on: Db,
  { workspaceId, userId }: FeedOwner,
): Promise<{ id: string; createdAt: Date } | null> {
  const text = `SELECT id, created_at AS "createdAt" FROM calendar_feeds WHERE workspace_id = $1 AND user_id = $2`;
  return (await rows<{ id: string; createdAt: Date }>(on, text, workspaceId, userId))[0] ?? null;
}

/** A new address, which ends the one before. */
export async function saveFeed(
  on: Db,
  { workspaceId, userId }: FeedOwner,
  { id, hash }: { id: string; hash: string },
  now: Date,
): Promise<void> {
  const text = `INSERT INTO calendar_feeds (workspace_id, user_id, id, hash, created_at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET id = $3, hash = $4, created_at = $5`;
  await execute(on, text, workspaceId, userId, id, hash, now);
}

export async function deleteFeed(on: Db, { workspaceId, userId }: FeedOwner): Promise<void> {
  await execute(
    on,
    "DELETE FROM calendar_feeds WHERE workspace_id = $1 AND user_id = $2",
    workspaceId,
    userId,
  );
}

/** Whose calendar is at an address, as long as they are an active member. */
export async function ownerOfFeed(on: Db, hash: string): Promise<(FeedOwner & { name: string }) | null> {
  const text = `SELECT c.workspace_id AS "workspaceId", c.user_id AS "userId", u.name FROM calendar_feeds c
    JOIN memberships m ON m.workspace_id = c.workspace_id AND m.user_id = c.user_id AND m.active
    JOIN users u ON u.id = c.user_id WHERE c.hash = $1`;
  return (await rows<FeedOwner & { name: string }>(on, text, hash))[0] ?? null;
}

export interface DueItem {
  id: string;
  title: string;
  agent: string;
  deadlineAt: Date;
}

/** What this person is asked now and is due by a time, soonest first. */
export function dueItems(
  on: Db,
  { workspaceId, userId }: FeedOwner,
  by: Date,
  limit: number,
): Promise<DueItem[]> {
  const text = `SELECT i.id, i.title, a.name AS agent, i.deadline_at AS "deadlineAt" FROM intent_people p
    JOIN intents i ON i.id = p.intent_id AND i.workspace_id = $1 JOIN agents a ON a.id = i.agent_id
    WHERE p.user_id = $2 AND p.open AND p.current AND p.deadline_at <= $3 ORDER BY p.deadline_at, p.intent_id LIMIT $4`;
  return rows<DueItem>(on, text, workspaceId, userId, by, limit);
}
