import { deliveryRetry, leaseFrom, nextAttemptAt } from "@/core/backoff";
import { isOpen } from "@/core/intent";
import { db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import { postpone, settle, slackMessageQueue, type SlackMessageRow } from "@/server/db/slack-messages";
import { log } from "@/server/log";
import type { Called, Slack, SlackMessage } from "@/server/slack/port";
import { drawn } from "./draw";

/**
 * Brings up to `limit` messages up to date that are due, all at once. Returns how many were taken up. One that was cut off keeps its
 * lease and counts as tried, because Slack knows no idempotency key: whoever tries it next looks first whether it was posted.
 */
export async function refreshDueMessages(limit: number, slack: Slack, clock: () => Date): Promise<number> {
  const now = clock();
  const claimed = await slackMessageQueue.claimDue(db(EVERYWHERE), now, leaseFrom(now), limit);
  await Promise.all(claimed.map((row) => refresh(row, slack, clock)));
  return claimed.length;
}

/** When a message is due next; null where all are up to date. */
export const nextMessageDue = (): Promise<Date | null> => slackMessageQueue.nextAt(db(EVERYWHERE));

/** Shows the intent as it is now. What happened in between, however much, costs one call, and none where it looks the same. */
async function refresh(row: SlackMessageRow, slack: Slack, clock: () => Date): Promise<void> {
  const on = db(workspaceOf(row));
  const found = await findIntent(on, row.workspace_id, row.intent_id);
  if (!found) return;
  const { message, digest } = drawn(found.intent, row.why);
  const isNoise = row.ts === null && !isOpen(found.intent);
  if (isNoise || row.shown === digest) return settle(on, row, { ...row, now: clock() });
  const done = await show(row, message, slack);
  if (done.ok) return settle(on, row, { ts: done.value, shown: digest, now: clock() });
  const now = clock();
  const putOff = done.retryAfterSeconds !== null;
  const delay = done.retryable ? deliveryRetry(putOff ? 1 : row.attempts, Math.random()) : null;
  const nextAt = nextAttemptAt(now, delay, done.retryAfterSeconds);
  if (!nextAt) log.warn({ message: row.id, error: done.error }, "a message in Slack is not up to date");
  await postpone(on, row, { error: done.error, nextAt, putOff, now });
}

/** Posts or changes a message, and gives its timestamp. */
async function show(row: SlackMessageRow, message: SlackMessage, slack: Slack): Promise<Called<string>> {
  const { ts, channel } = row;
  if (ts === null) return postOnce(row, message, slack);
  const updated = await slack.update(channel, ts, message);
  return updated.ok ? { ok: true, value: ts } : updated;
}

/** An attempt before this one may have posted it and died before that was noted. */
async function postOnce(row: SlackMessageRow, message: SlackMessage, slack: Slack): Promise<Called<string>> {
  if (row.attempts === 1) return slack.post(row.channel, message, row.id);
  const before = await slack.findPosted(row.channel, row.id, row.created_at);
  if (!before.ok) return before;
  if (before.value === null) return slack.post(row.channel, message, row.id);
  const updated = await slack.update(row.channel, before.value, message);
  return updated.ok ? { ok: true, value: before.value } : updated;
}
