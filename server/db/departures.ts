import type { DepartureReason } from "@/core/facts";
import type { Actor } from "@/core/intent";
import { type Db, execute, rows } from "./client";

/** Somebody who can no longer be asked, whose open intents are to be told so. */
export interface Departure {
  workspaceId: string;
  userId: string;
  reason: DepartureReason;
  /** Who did it. */
  actor: Actor;
}

export async function insertDeparture(tx: Db, departure: Departure, dueAt: Date): Promise<void> {
  const text = `INSERT INTO departures (workspace_id, user_id, reason, actor, due_at) VALUES ($1, $2, $3, $4::jsonb, $5)
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET reason = excluded.reason, actor = excluded.actor, due_at = excluded.due_at`;
  const { workspaceId, userId, reason, actor } = departure;
  await execute(tx, text, workspaceId, userId, reason, JSON.stringify(actor), dueAt);
}

export async function deleteDeparture(
  on: Db,
  { workspaceId, userId }: Pick<Departure, "workspaceId" | "userId">,
): Promise<void> {
  await execute(on, "DELETE FROM departures WHERE workspace_id = $1 AND user_id = $2", workspaceId, userId);
}

/** Takes what was due by `dueBy`, for as long as the lease lasts. */
export function claimDepartures(on: Db, dueBy: Date, leaseUntil: Date, limit: number): Promise<Departure[]> {
  const text = `UPDATE departures d SET due_at = $2 FROM (
      SELECT workspace_id, user_id FROM departures WHERE due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
    WHERE d.workspace_id = due.workspace_id AND d.user_id = due.user_id
    RETURNING d.workspace_id AS "workspaceId", d.user_id AS "userId", d.reason, d.actor`;
  return rows<Departure>(on, text, dueBy, leaseUntil, limit);
}

/** When one is due next; null where there is none. */
export async function nextDepartureAt(on: Db): Promise<Date | null> {
  const [row] = await rows<{ at: Date | null }>(on, "SELECT min(due_at) AS at FROM departures");
  return row?.at ?? null;
}

/** Open intents that somebody was asked about, by id after `after`. */
export async function openPartsOf(
  on: Db,
  { workspaceId, userId }: Pick<Departure, "workspaceId" | "userId">,
  after: string,
  limit: number,
): Promise<string[]> {
  const text = `SELECT p.intent_id AS id FROM intent_people p JOIN intents i ON i.id = p.intent_id AND i.workspace_id = $1
    WHERE p.user_id = $2 AND p.open AND p.intent_id > $3 ORDER BY p.intent_id LIMIT $4`;
  return (await rows<{ id: string }>(on, text, workspaceId, userId, after, limit)).map(({ id }) => id);
}
