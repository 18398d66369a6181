import { LEASE_SECONDS } from "@/core/backoff";
import type { Channel } from "@/core/channels";
import type { NoticeKind } from "@/core/notice";
import { type Db, execute, rows } from "./client";
import { queueOf } from "./queue";

export interface NotificationRow {
  id: string;
  workspace_id: string;
  intent_id: string;
  user_id: string;
  channel: Channel;
  kind: NoticeKind;
  attempts: number;
}

export const notificationQueue = queueOf<NotificationRow>("notifications", [
  "id",
  "workspace_id",
  "intent_id",
  "user_id",
  "channel",
  "kind",
  "attempts",
]);

/** How a notification ended, or when it is tried again. */
export interface Outcome {
  status: "sent" | "failed" | "skipped" | "pending";
  nextAttemptAt: Date | null;
  error: string | null;
  providerId: string | null;
  sentAt: Date | null;
}

/** Notes an outcome; false where the row was already done, so that a doubled run leaves no second fact. */
export async function finishNotification(on: Db, id: string, outcome: Outcome): Promise<boolean> {
  const text = `UPDATE notifications SET status = $2, next_attempt_at = $3, last_error = $4, provider_id = $5, sent_at = $6
    WHERE id = $1 AND status = 'pending'`;
  const { status, nextAttemptAt, error, providerId, sentAt } = outcome;
  return (await execute(on, text, id, status, nextAttemptAt, error, providerId, sentAt)) > 0;
}

/** What a notice is written from besides its intent. */
export interface NoticeContext {
  user: { id: string; name: string; email: string };
  active: boolean;
  at: Date;
  level: number | null;
  reminder_number: number;
  /** Why it ended, where the fact says so: the agent's reason for withdrawing. */
  reason: string | null;
  /** Who wrote what, where the fact is a comment. */
  said: { by: string; isAgent: boolean; body: string } | null;
  /** Whether this person was written to about this intent before, or a message was on its way when this happened. */
  told_before: boolean;
  /** Whether a newer request to answer is on its way to this person by this channel, which makes this one noise. */
  superseded: boolean;
}

/** A message under way when a fact happened counts as one that arrived. */
const TOLD_BEFORE = `EXISTS (SELECT 1 FROM notifications o WHERE o.intent_id = n.intent_id AND o.user_id = n.user_id AND (o.status = 'sent'
        OR o.status = 'pending' AND o.attempts > 0 AND o.last_error IS NULL
          AND o.next_attempt_at < f.at + interval '${LEASE_SECONDS} seconds'))`;

export async function noticeContext(on: Db, id: string): Promise<NoticeContext | null> {
  const text = `SELECT jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email) AS "user",
      EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.workspace_id = n.workspace_id AND m.active) AS active,
      f.at, (f.data ->> 'level')::int AS level, f.data ->> 'reason' AS reason,
      CASE WHEN f.type = 'commented' THEN jsonb_build_object('by', f.actor ->> 'name',
        'isAgent', f.actor ->> 'type' = 'agent', 'body', f.data ->> 'body') END AS said,
      coalesce((f.data ->> 'number')::int, 0) AS reminder_number,
      ${TOLD_BEFORE} AS told_before,
      EXISTS (SELECT 1 FROM notifications o WHERE o.intent_id = n.intent_id AND o.user_id = n.user_id AND o.seq > n.seq
        AND o.channel = n.channel AND o.kind IN ('waiting', 'reminder', 'escalated')) AS superseded
    FROM notifications n JOIN users u ON u.id = n.user_id JOIN facts f ON f.seq = n.seq WHERE n.id = $1`;
  const [row] = await rows<NoticeContext>(on, text, id);
  return row ?? null;
}

/** Nobody need try to send these: what they ask for is over, or tells the end of what its reader never heard of. Of the oldest due ones. */
const SKIP_OVERTAKEN = `WITH due AS (SELECT id FROM notifications WHERE next_attempt_at <= $1 AND attempts = 0
    ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
  UPDATE notifications q SET status = 'skipped', next_attempt_at = NULL
  FROM due JOIN notifications n USING (id) JOIN intents i ON i.id = n.intent_id JOIN facts f ON f.seq = n.seq
  WHERE q.id = n.id AND i.closed_at IS NOT NULL AND (n.kind = ANY ($3) OR NOT ${TOLD_BEFORE})
  RETURNING q.channel`;

/** Settles together what was overtaken while it waited, among the `limit` oldest that were due. Returns the channel of each. */
export async function skipOvertaken(
  on: Db,
  dueBy: Date,
  limit: number,
  askingKinds: readonly NoticeKind[],
): Promise<Channel[]> {
  const found = await rows<{ channel: Channel }>(on, SKIP_OVERTAKEN, dueBy, limit, askingKinds);
  return found.map(({ channel }) => channel);
}

/** Has a message that its channel could not deliver go by mail, unless it does so anyway. */
export async function fallBackToMail(on: Db, row: NotificationRow, mailId: string, now: Date): Promise<void> {
  const text = `INSERT INTO notifications (id, workspace_id, intent_id, seq, user_id, channel, kind, next_attempt_at, created_at)
    SELECT $2, workspace_id, intent_id, seq, user_id, 'email', kind, $3, $3 FROM notifications WHERE id = $1
    ON CONFLICT DO NOTHING`;
  await execute(on, text, row.id, mailId, now);
}

/** How often a message was tried, the attempt under way included. */
export async function attemptsAt(on: Db, id: string): Promise<number> {
  const [row] = await rows<{ attempts: number }>(on, "SELECT attempts FROM notifications WHERE id = $1", id);
  return row?.attempts ?? 0;
}
