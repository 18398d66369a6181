import { type Db, rows } from "../client";

/** Part of the statement that saves a step: what it closes is to be measured. It stands or falls with the commit, so nothing is missed. */
export const TO_BE_MEASURED = `to_be_measured AS (
    INSERT INTO insight_queue (intent_id, workspace_id, closed_at)
    SELECT intent_id, workspace_id, at FROM f WHERE type IN ('decided', 'timed_out', 'canceled')
    ON CONFLICT (intent_id) DO UPDATE SET closed_at = excluded.closed_at)`;

/** One measures at a time, in any process: sums are read, added to and written. False where another is at it, until the transaction ends. */
export async function isAlone(tx: Db): Promise<boolean> {
  const [row] = await rows<{ alone: boolean }>(
    tx,
    "SELECT pg_try_advisory_xact_lock(hashtext('insights')) AS alone",
  );
  return row?.alone ?? false;
}

export interface Queued {
  intent_id: string;
  openings_known: boolean;
}

/** Takes up to `limit` out of the queue, the latest closed first, so that what is new need not wait for what is old. */
export const takeQueued = (tx: Db, limit: number): Promise<Queued[]> =>
  rows(
    tx,
    `DELETE FROM insight_queue WHERE intent_id IN (
       SELECT intent_id FROM insight_queue WHERE closed_at IS NOT NULL ORDER BY closed_at DESC LIMIT $1)
     RETURNING intent_id, openings_known`,
    limit,
  );

/** How many of a workspace's closed intents are not measured yet, counted no further than `most`. */
export async function countQueued(on: Db, workspaceId: string, most: number): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM (SELECT FROM insight_queue
    WHERE workspace_id = $1 AND closed_at IS NOT NULL LIMIT $2) q`;
  return (await rows<{ count: number }>(on, text, workspaceId, most))[0]?.count ?? 0;
}
