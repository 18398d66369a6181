import { isOut } from "@/core/access";
import { ANSWERABLE, isAnswerable } from "@/core/effects";
import { mailIdOf } from "@/core/channels";
import { nextAttemptAt, noticeRetry } from "@/core/backoff";
import { type Intent, isOpen } from "@/core/intent";
import { BY_CLOCK, type Origin } from "@/core/origin";
import type { Send, SendResult } from "@/core/notice";
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
  skipOvertaken,
} from "@/server/db/notifications";
import { log } from "@/server/log";
import { countNotification, meters } from "@/server/meters";
import { spanned, type SpanStart } from "@/server/tracing";
import { bySystem, type Ctx } from "../context";
import { changeIntent } from "../intents/change";
import { workOn, workOnDue } from "../in-hand";
import { waitPlace } from "../intents/trace";
import { noticeOf } from "./notice-of";

/** Sends one notification if it is due; a no-op where it was sent, given up or taken by another. Returns when to look again; null where it is done with. */
export function sendNotification(
  id: string,
  send: Send,
  clock: () => Date,
  origin: Origin = BY_CLOCK,
): Promise<Date | null> {
  return workOn(notificationQueue, id, clock(), (row) => attempt(row, send, { clock, origin }));
}

/** Sends up to `limit` notifications that were due `graceMs` ago, all at once. Returns how many were taken up. */
export function sendDueNotifications(
  limit: number,
  send: Send,
  clock: () => Date,
  graceMs = 0,
  origin: Origin = BY_CLOCK,
): Promise<number> {
  const due = { limit, graceMs, now: clock() };
  return workOnDue(notificationQueue, due, (row) => attempt(row, send, { clock, origin }));
}

/** What nobody needs any more of the oldest `limit` that are due is settled at once, so that a crowd does not keep others waiting for its turn. */
export async function skipPointless(limit: number, clock: () => Date, graceMs = 0): Promise<void> {
  const dueBy = new Date(clock().getTime() - graceMs);
  const channels = await skipOvertaken(db(EVERYWHERE), dueBy, limit, [...ANSWERABLE, "mentioned"]);
  for (const channel of channels) countNotification(channel, "skipped");
}

/** When a notification is due next; null where all are done. */
export const nextNotificationDue = (): Promise<Date | null> => notificationQueue.nextAt(db(EVERYWHERE));

/** What time it is, and which clock it is. */
interface Timing {
  clock: () => Date;
  origin: Origin;
}

/** The send itself holds no transaction; what came of it is noted under the intent's lock, with its fact. */
async function attempt(row: NotificationRow, send: Send, { clock, origin }: Timing): Promise<Date | null> {
  const on = db(workspaceOf(row));
  const [found, context] = await Promise.all([
    findIntent(on, row.workspace_id, row.intent_id),
    noticeContext(on, row.id),
  ]);
  if (!found || !context) return null;
  if (isPointless(row, found.intent, context)) {
    const skipped: Outcome = { ...OUTCOME, status: "skipped" };
    counted(row, skipped);
    if (isMissed(row, found.intent, context))
      await noteGone(row, context, skipped, ctxOf(row, clock(), origin));
    else await finishNotification(on, row.id, skipped);
    return null;
  }
  const notice = noticeOf(row, found.intent, context);
  const startedAt = performance.now();
  const result = await spanned(
    () => noticeSpan(row, found.intent),
    async (span) => {
      const answered = await send(notice);
      span?.set({ "countersign.sent": answered.ok });
      return answered;
    },
  );
  meters().outside.observe({ kind: row.channel }, (performance.now() - startedAt) / 1000);
  return note(row, context, result, ctxOf(row, clock(), origin));
}

const ctxOf = (row: NotificationRow, now: Date, origin: Origin): Ctx =>
  bySystem(workspaceOf(row), now, origin);

const noticeSpan = (row: NotificationRow, intent: Intent): SpanStart => ({
  name: "notify",
  kind: "client",
  parent: waitPlace(intent),
  attributes: {
    "countersign.intent.id": row.intent_id,
    "countersign.notification.id": row.id,
    "countersign.channel": row.channel,
    "countersign.notice": row.kind,
    "countersign.attempt": row.attempts,
  },
});

function counted(row: NotificationRow, { status }: Outcome): void {
  countNotification(row.channel, status);
  const about = {
    notification_id: row.id,
    intent_id: row.intent_id,
    channel: row.channel,
    attempt: row.attempts,
  };
  if (status === "failed") log.warn(about, "a message was given up");
  else log.debug({ ...about, status }, "a message was attempted");
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
function noteGone(row: NotificationRow, { user }: NoticeContext, outcome: Outcome, ctx: Ctx): Promise<void> {
  const { channel, kind } = row;
  const error = `${user.name} is no longer a member here.`;
  return noteWith(ctx, row, outcome, { type: "note_failed", to: user, channel, kind, error, attempts: 0 });
}

async function note(
  row: NotificationRow,
  context: NoticeContext,
  result: SendResult,
  ctx: Ctx,
): Promise<Date | null> {
  const { now } = ctx;
  const about = { to: context.user, channel: row.channel, kind: row.kind };
  if (result.ok) {
    const sent: Outcome = { ...OUTCOME, status: "sent", providerId: result.providerId, sentAt: now };
    counted(row, sent);
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
  counted(row, outcome);
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
