import { isOut } from "@/core/access";
import { isAnswerable } from "@/core/effects";
import { groupOf, mailIdOf } from "@/core/channels";
import { leaseFrom, nextAttemptAt, noticeRetry } from "@/core/backoff";
import { type Intent, isOpen, SYSTEM } from "@/core/intent";
import { inDots } from "@/core/sensitive/mask";
import { standingOf } from "@/core/panel";
import type { Notice, Send, SendResult } from "@/core/notice";
import { db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import {
  fallBackToMail,
  finishNotification,
  type NoticeContext,
  noticeContext,
  notificationQueue,
  type NotificationRow,
  type Outcome,
} from "@/server/db/notifications";
import { settings } from "@/server/settings";
import type { Ctx } from "../context";
import { changeIntent } from "../intents/change";
import { answerTokenOf } from "../secrets";
import { isUnsubscribable, unsubscribeOf } from "./unsubscribe";

/** Sends one notification if it is due; a no-op where it was sent, given up or taken by another. Returns when to look again; null where it is done with. */
export async function sendNotification(id: string, send: Send, clock: () => Date): Promise<Date | null> {
  const now = clock();
  const row = await notificationQueue.claim(db(EVERYWHERE), id, now, leaseFrom(now));
  return row ? attempt(row, send, clock) : notificationQueue.dueAt(db(EVERYWHERE), id);
}

/** Sends up to `limit` notifications that were due `graceMs` ago, all at once. Returns how many were taken up. */
export async function sendDueNotifications(
  limit: number,
  send: Send,
  clock: () => Date,
  graceMs = 0,
): Promise<number> {
  const now = clock();
  const claimed = await notificationQueue.claimDue(
    db(EVERYWHERE),
    new Date(now.getTime() - graceMs),
    leaseFrom(now),
    limit,
  );
  await Promise.all(claimed.map((row) => attempt(row, send, clock)));
  return claimed.length;
}

/** When a notification is due next; null where all are done. */
export const nextNotificationDue = (): Promise<Date | null> => notificationQueue.nextAt(db(EVERYWHERE));

/** The send itself holds no transaction; what came of it is noted under the intent's lock, with its fact. */
async function attempt(row: NotificationRow, send: Send, clock: () => Date): Promise<Date | null> {
  const on = db(workspaceOf(row));
  const [found, context] = await Promise.all([
    findIntent(on, row.workspace_id, row.intent_id),
    noticeContext(on, row.id),
  ]);
  if (!found || !context) return null;
  if (isPointless(row, found.intent, context)) {
    const skipped: Outcome = { ...OUTCOME, status: "skipped" };
    if (isMissed(row, found.intent, context)) await noteGone(row, context, skipped, clock());
    else await finishNotification(on, row.id, skipped);
    return null;
  }
  const result = await send(noticeOf(row, found.intent, context));
  return note(row, context, result, clock());
}

const OUTCOME: Outcome = {
  status: "pending",
  nextAttemptAt: null,
  error: null,
  providerId: null,
  sentAt: null,
};

/** Nobody is asked about what is over, nor told the end of what they never heard of. */
function isPointless(row: NotificationRow, intent: Intent, context: NoticeContext): boolean {
  if (!context.active || isOut(intent, row.user_id)) return true;
  if (row.kind === "mentioned") return !isOpen(intent);
  return isAnswerable(row.kind) ? !isOpen(intent) || context.superseded : !context.told_before;
}

/** Whether the question waits for somebody who is no longer here. */
const isMissed = (row: NotificationRow, intent: Intent, context: NoticeContext): boolean =>
  !context.active && isAnswerable(row.kind) && isOpen(intent);

/** The timeline says that somebody who was asked has not been told. */
function noteGone(row: NotificationRow, { user }: NoticeContext, outcome: Outcome, now: Date): Promise<void> {
  const ctx: Ctx = { workspaceId: row.workspace_id, caller: { type: "system" }, now };
  const { channel, kind } = row;
  const error = `${user.name} is no longer a member here.`;
  return noteWith(ctx, row, outcome, { type: "note_failed", to: user, channel, kind, error, attempts: 0 });
}

async function note(
  row: NotificationRow,
  context: NoticeContext,
  result: SendResult,
  now: Date,
): Promise<Date | null> {
  const ctx: Ctx = { workspaceId: row.workspace_id, caller: { type: "system" }, now };
  const about = { to: context.user, channel: row.channel, kind: row.kind };
  if (result.ok) {
    const sent: Outcome = { ...OUTCOME, status: "sent", providerId: result.providerId, sentAt: now };
    await noteWith(ctx, row, sent, { type: "note_sent", ...about });
    return null;
  }
  const delay = result.retryable ? noticeRetry(row.attempts, Math.random()) : null;
  const next = nextAttemptAt(now, delay, result.retryAfterSeconds);
  const outcome: Outcome = {
    ...OUTCOME,
    status: next ? "pending" : "failed",
    nextAttemptAt: next,
    error: result.error,
  };
  // The first failure and the last are worth a line in the timeline; those between are in the row.
  if (row.attempts === 1 || !next) {
    const failure = { type: "note_failed", ...about, error: result.error, attempts: row.attempts } as const;
    await noteWith(ctx, row, outcome, failure);
  } else await finishNotification(db(ctx), row.id, outcome);
  return next;
}

async function noteWith(
  ctx: Ctx,
  row: NotificationRow,
  outcome: Outcome,
  command: Parameters<typeof changeIntent>[2],
): Promise<void> {
  await changeIntent(ctx, row.intent_id, command, {
    within: async (tx) => {
      if (!(await finishNotification(tx, row.id, outcome))) throw new AlreadyDone();
      // Whoever is asked hears of it by one channel at least.
      if (outcome.status === "failed" && row.channel !== "email" && isAnswerable(row.kind))
        await fallBackToMail(tx, row, mailIdOf(row.id), ctx.now);
    },
  }).catch((error: unknown) => {
    if (!(error instanceof AlreadyDone)) throw error;
  });
}

/** Undoes the transaction of a run that lost to its double. */
class AlreadyDone extends Error {}

function noticeOf(row: NotificationRow, intent: Intent, context: NoticeContext): Notice {
  const publicUrl = settings().PUBLIC_URL;
  const { decision, closedAt } = intent;
  const member = { workspaceId: row.workspace_id, userId: row.user_id };
  const group = groupOf(row.kind);
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    channel: row.channel,
    kind: row.kind,
    at: context.at,
    to: context.user,
    intent: {
      id: intent.id,
      title: intent.title,
      description: intent.description,
      taskType: intent.taskType,
      intentType: intent.intentType,
      agent: { name: intent.agent.name, address: intent.agent.address },
      priority: intent.priority,
      risk: intent.risk,
      payload: inDots(intent),
      revision: intent.revision,
      deadlineAt: intent.deadlineAt,
      onTimeout: intent.plan.onTimeout,
      level: context.level ?? intent.position.level,
      levels: intent.plan.levels.length,
      quorum: standingOf(intent),
    },
    reminderNumber: context.reminder_number,
    said: row.kind === "mentioned" ? context.said : null,
    closing: closedAt && {
      outcome: intent.outcome,
      by: decision?.decidedBy.name ?? (intent.status === "canceled" ? intent.agent.name : SYSTEM.name),
      at: closedAt,
      comment: decision?.comment ?? (row.kind === "withdrawn" ? context.reason : null),
    },
    answerUrl: isAnswerable(row.kind) ? `${publicUrl}/answer/${answerTokenOf(mailIdOf(row.id))}` : null,
    inboxUrl: `${publicUrl}/inbox/${intent.id}`,
    unsubscribe: isUnsubscribable(group) ? unsubscribeOf(member, group) : null,
  };
}
