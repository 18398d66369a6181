import { type Db, execute, rows } from "./client";
import { queueOf } from "./queue";

/**
 * Parts of the statement that saves a step, which calls its facts `f`. A change makes every message about its intent due,
 * but one that is being sent or waits for a retry keeps its time: whoever sends it sees that more is wanted. A new intent
 * makes a message in the workspace's channel. What was sent to whom is shown by none.
 */
export const SLACK_MESSAGES_DUE = `slack_due AS (
    UPDATE slack_messages m SET wanted_seq = s.seq, next_attempt_at = coalesce(m.next_attempt_at, s.at)
    FROM (SELECT intent_id, max(seq) AS seq, max(at) AS at FROM f WHERE type NOT IN ('notified', 'notification_failed')
      GROUP BY intent_id) s
    WHERE m.intent_id = s.intent_id),
  slack_born AS (
    INSERT INTO slack_messages (id, workspace_id, intent_id, channel, wanted_seq, next_attempt_at, created_at)
    SELECT 'slm_' || replace(gen_random_uuid()::text, '-', ''), f.workspace_id, f.intent_id, w.channel, f.seq, f.at, f.at
    FROM f JOIN slack_workspaces w ON w.workspace_id = f.workspace_id AND w.channel IS NOT NULL WHERE f.type = 'created')`;

export interface SlackMessageRow {
  id: string;
  workspace_id: string;
  intent_id: string;
  channel: string;
  ts: string | null;
  why: string | null;
  wanted_seq: bigint;
  shown: string | null;
  attempts: number;
  created_at: Date;
}

export const slackMessageQueue = queueOf<SlackMessageRow>("slack_messages", [
  "id",
  "workspace_id",
  "intent_id",
  "channel",
  "ts",
  "why",
  "wanted_seq",
  "shown",
  "attempts",
  "created_at",
]);

/** A message that was posted outside of the queue; due at once, in case its intent has changed meanwhile. */
export type PostedMessage = Pick<
  SlackMessageRow,
  "id" | "workspace_id" | "intent_id" | "channel" | "ts" | "why" | "shown"
>;

export async function addPosted(on: Db, message: PostedMessage, now: Date): Promise<void> {
  const { id, workspace_id, intent_id, channel, ts, why, shown } = message;
  const text = `INSERT INTO slack_messages (id, workspace_id, intent_id, channel, ts, why, shown, wanted_seq, next_attempt_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $8) ON CONFLICT (id) DO NOTHING`;
  await execute(on, text, id, workspace_id, intent_id, channel, ts, why, shown, now);
}

/** The timestamp of a message that was posted; null where it was not. */
export async function postedTs(on: Db, id: string): Promise<string | null> {
  const [row] = await rows<{ ts: string | null }>(on, "SELECT ts FROM slack_messages WHERE id = $1", id);
  return row?.ts ?? null;
}

/** Notes what a message shows now. Where more has come to be shown since the row was taken, it is due again. */
export async function settle(
  on: Db,
  row: SlackMessageRow,
  done: { ts: string | null; shown: string | null; now: Date },
): Promise<void> {
  const text = `UPDATE slack_messages SET ts = $3, shown = $4, attempts = 0, last_error = NULL,
      next_attempt_at = CASE WHEN wanted_seq = $2 THEN NULL ELSE $5::timestamptz END
    WHERE id = $1`;
  await execute(on, text, row.id, row.wanted_seq, done.ts, done.shown, done.now);
}

/**
 * Notes a failure. Without a next time it rests until its intent changes again, or is due at once where it has meanwhile.
 * What Slack put off was no attempt.
 */
export async function postpone(
  on: Db,
  row: SlackMessageRow,
  failure: { error: string; nextAt: Date | null; putOff: boolean; now: Date },
): Promise<void> {
  const text = `UPDATE slack_messages SET last_error = $3,
      attempts = CASE WHEN $4::timestamptz IS NULL THEN 0 WHEN $6 THEN attempts - 1 ELSE attempts END,
      next_attempt_at = CASE WHEN $4::timestamptz IS NULL AND wanted_seq <> $2 THEN $5::timestamptz ELSE $4::timestamptz END
    WHERE id = $1`;
  const { error, nextAt, putOff, now } = failure;
  await execute(on, text, row.id, row.wanted_seq, error, nextAt, now, putOff);
}
