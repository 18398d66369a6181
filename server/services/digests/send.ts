import { nextAttemptAt, noticeRetry } from "@/core/backoff";
import type { Digest, SendDigest } from "@/core/digest";
import { digestDay, nextDigestAt } from "@/core/digest-time";
import { type Db, db, EVERYWHERE, transact, workspaceOf } from "@/server/db/client";
import {
  closedSince,
  type DigestOutcome,
  digestQueue,
  type DigestRow,
  finishDigest,
  lockDue,
  makeDigest,
  nextDigestWork,
  waitingFor,
} from "@/server/db/digests";
import { findSettings } from "@/server/db/notification-settings";
import { findMemberIn } from "@/server/db/people";
import { settings } from "@/server/settings";
import { newId } from "../context";
import { workOnDue } from "../in-hand";
import { unsubscribeOf } from "../notifications/unsubscribe";

const LISTED = 20;

/** Makes the digests that are due, and sends up to `limit` of those that are made. Returns how many were taken up. */
export async function sendDueDigests(
  limit: number,
  send: SendDigest,
  clock: () => Date,
  graceMs = 0,
): Promise<number> {
  const now = clock();
  const made = await makeDueDigests(now, new Date(now.getTime() - graceMs), limit);
  const sent = await workOnDue(digestQueue, { limit, graceMs, now }, (row) => attempt(row, send, clock));
  return Math.max(made, sent);
}

/** When there is a digest to make or to send next; null where nobody wants any. */
export const nextDigestDue = (): Promise<Date | null> => nextDigestWork(db(EVERYWHERE));

/** A row for each person and day: whichever clock writes it first has made that day's digest. */
function makeDueDigests(now: Date, dueBy: Date, limit: number): Promise<number> {
  return transact(EVERYWHERE, async (tx) => {
    const due = await lockDue(tx, dueBy, limit);
    for (const { plan, ...member } of due) {
      const day = digestDay(now, plan.timeZone);
      await makeDigest(tx, member, { id: newId("dig"), day, now, nextAt: nextDigestAt(plan, now) });
    }
    return due.length;
  });
}

const OUTCOME: DigestOutcome = {
  status: "pending",
  nextAttemptAt: null,
  error: null,
  providerId: null,
  sentAt: null,
};

async function attempt(row: DigestRow, send: SendDigest, clock: () => Date): Promise<void> {
  const on = db(workspaceOf(row));
  const digest = await digestOf(on, row, clock());
  if (!digest) return finishDigest(on, row.id, { ...OUTCOME, status: "skipped" });
  const result = await send(digest);
  const now = clock();
  if (result.ok) {
    const { providerId } = result;
    return finishDigest(on, row.id, { ...OUTCOME, status: "sent", providerId, sentAt: now });
  }
  const delay = result.retryable ? noticeRetry(row.attempts, Math.random()) : null;
  const next = nextAttemptAt(now, delay, result.retryAfterSeconds);
  const status = next ? "pending" : "failed";
  return finishDigest(on, row.id, { ...OUTCOME, status, nextAttemptAt: next, error: result.error });
}

/** What there is to say; null where there is nothing, or nobody to say it to. */
async function digestOf(on: Db, row: DigestRow, now: Date): Promise<Digest | null> {
  const member = { workspaceId: row.workspace_id, userId: row.user_id };
  const [person, found, waiting, closed] = await Promise.all([
    findMemberIn(on, member.workspaceId, member.userId),
    findSettings(on, member),
    waitingFor(on, member, now, LISTED),
    closedSince(on, member, row.since, row.made_at, LISTED),
  ]);
  const cadence = found?.digest.cadence ?? "off";
  if (!person || !found || cadence === "off" || waiting.length + closed.length === 0) return null;
  const publicUrl = settings().PUBLIC_URL;
  const linked = <T extends { id: string }>({ id, ...rest }: T) => ({
    ...rest,
    url: `${publicUrl}/inbox/${id}`,
  });
  return {
    id: row.id,
    to: { id: person.id, name: person.name, email: person.email },
    at: row.made_at,
    timeZone: found.digest.timeZone,
    waiting: waiting.map(linked),
    waitingCount: waiting[0]?.total ?? 0,
    closed: closed.map(linked),
    closedCount: closed[0]?.total ?? 0,
    inboxUrl: `${publicUrl}/inbox`,
    unsubscribe: unsubscribeOf(member, `digest ${cadence}`),
  };
}
