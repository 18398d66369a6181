import type { Cadence, DigestClosed, DigestPlan, DigestWaiting } from "@/core/digest";
import { type Db, execute, rows } from "./client";
import type { MemberKey } from "./notification-settings";
import { queueOf } from "./queue";

export interface DigestRow {
  id: string;
  workspace_id: string;
  user_id: string;
  since: Date;
  made_at: Date;
  attempts: number;
}

export const digestQueue = queueOf<DigestRow>("digests", [
  "id",
  "workspace_id",
  "user_id",
  "since",
  "made_at",
  "attempts",
]);

/** Whose digest is due, locked until the transaction ends; other clocks pass over them meanwhile. */
export async function lockDue(
  on: Db,
  now: Date,
  limit: number,
): Promise<(MemberKey & { plan: DigestPlan })[]> {
  const text = `SELECT workspace_id, user_id, digest_cadence AS cadence, digest_minutes AS minutes, time_zone
    FROM notification_settings WHERE next_digest_at <= $1 ORDER BY next_digest_at LIMIT $2 FOR UPDATE SKIP LOCKED`;
  const due = await rows<DueRow>(on, text, now, limit);
  return due.map(({ workspace_id: workspaceId, user_id: userId, cadence, minutes, time_zone: timeZone }) => {
    return { workspaceId, userId, plan: { cadence, minutes, timeZone } };
  });
}

interface DueRow {
  workspace_id: string;
  user_id: string;
  cadence: Cadence;
  minutes: number;
  time_zone: string;
}

/** Makes the digest of a day, unless that day has one, and sets when the next is due. */
export async function makeDigest(
  on: Db,
  { workspaceId, userId }: MemberKey,
  digest: { id: string; day: string; now: Date; nextAt: Date | null },
): Promise<void> {
  const text = `WITH next AS (UPDATE notification_settings SET next_digest_at = $6 WHERE workspace_id = $2 AND user_id = $3)
    INSERT INTO digests (id, workspace_id, user_id, day, since, made_at, next_attempt_at)
    SELECT $1, $2, $3, $4, coalesce(max(made_at), $5::timestamptz - interval '7 days'), $5, $5
    FROM digests WHERE workspace_id = $2 AND user_id = $3 AND made_at > $5::timestamptz - interval '7 days'
    ON CONFLICT (workspace_id, user_id, day) DO NOTHING`;
  const { id, day, now, nextAt } = digest;
  await execute(on, text, id, workspaceId, userId, day, now, nextAt);
}

/** When a clock has something to do: a digest to make, or one to send. */
export async function nextDigestWork(on: Db): Promise<Date | null> {
  const text = `SELECT least((SELECT min(next_digest_at) FROM notification_settings WHERE next_digest_at IS NOT NULL),
    (SELECT min(next_attempt_at) FROM digests WHERE next_attempt_at IS NOT NULL)) AS at`;
  return (await rows<{ at: Date | null }>(on, text))[0]?.at ?? null;
}

export interface DigestOutcome {
  status: "sent" | "failed" | "skipped" | "pending";
  nextAttemptAt: Date | null;
  error: string | null;
  providerId: string | null;
  sentAt: Date | null;
}

export async function finishDigest(on: Db, id: string, outcome: DigestOutcome): Promise<void> {
  const text = `UPDATE digests SET status = $2, next_attempt_at = $3, last_error = $4, provider_id = $5, sent_at = $6
    WHERE id = $1 AND status = 'pending'`;
  const { status, nextAttemptAt, error, providerId, sentAt } = outcome;
  await execute(on, text, id, status, nextAttemptAt, error, providerId, sentAt);
}

type Found<T> = Omit<T, "url"> & { id: string; total: number };

/** The first of what waits for somebody, by deadline. What they have voted on or snoozed, or an agent has the turn of, does not. */
export function waitingFor(
  on: Db,
  { workspaceId, userId }: MemberKey,
  now: Date,
  limit: number,
): Promise<Found<DigestWaiting>[]> {
  const text = `SELECT i.id, i.title, a.name AS agent, i.priority, i.risk, i.deadline_at AS "deadlineAt", count(*) OVER ()::int AS total
    FROM intent_people p JOIN intents i ON i.id = p.intent_id JOIN agents a ON a.id = i.agent_id
    WHERE p.user_id = $2 AND p.open AND p.current AND i.workspace_id = $1 AND i.waiting_on = 'human' AND p.deadline_at > $3
      AND (p.snoozed_until IS NULL OR p.snoozed_until <= $3) AND i.held IS NULL
      AND NOT i.votes @> jsonb_build_array(jsonb_build_object('userId', $2::text))
    ORDER BY p.deadline_at, i.id LIMIT $4`;
  return rows(on, text, workspaceId, userId, now, limit);
}

/** The latest of what somebody was asked and has ended since. */
export function closedSince(
  on: Db,
  { workspaceId, userId }: MemberKey,
  since: Date,
  until: Date,
  limit: number,
): Promise<Found<DigestClosed>[]> {
  const text = `SELECT i.id, i.title, i.status, i.outcome, i.decision -> 'decidedBy' ->> 'name' AS by, count(*) OVER ()::int AS total
    FROM intent_people p JOIN intents i ON i.id = p.intent_id
    WHERE p.user_id = $2 AND NOT p.open AND i.workspace_id = $1 AND i.closed_at > $3 AND i.closed_at <= $4
    ORDER BY i.closed_at DESC, i.id LIMIT $5`;
  return rows(on, text, workspaceId, userId, since, until, limit);
}
