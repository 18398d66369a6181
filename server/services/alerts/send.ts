import type { SendAlert } from "@/core/alert";
import { nextAttemptAt, noticeRetry } from "@/core/backoff";
import { type AlertOutcome, alertQueue, type AlertRow, findAdmin, finishAlert } from "@/server/db/alerts";
import { db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import { settings } from "@/server/settings";
import { workOnDue } from "../in-hand";

/** Mails up to `limit` alerts that were due `graceMs` ago. Returns how many were taken up. */
export function sendDueAlerts(
  limit: number,
  send: SendAlert,
  clock: () => Date,
  graceMs = 0,
): Promise<number> {
  return workOnDue(alertQueue, { limit, graceMs, now: clock() }, (row) => attempt(row, send, clock));
}

/** When there is an alert to send next; null where all are done. */
export const nextAlertDue = (): Promise<Date | null> => alertQueue.nextAt(db(EVERYWHERE));

const OUTCOME: AlertOutcome = {
  status: "pending",
  nextAttemptAt: null,
  error: null,
  providerId: null,
  sentAt: null,
};

async function attempt(row: AlertRow, send: SendAlert, clock: () => Date): Promise<void> {
  const { id, about, created_at: at } = row;
  const on = db(workspaceOf(row));
  const to = await findAdmin(on, row.workspace_id, row.user_id);
  if (!to) return finishAlert(on, id, { ...OUTCOME, status: "skipped" });
  const result = await send({ id, to, at, about, url: pageOf(about.webhook.id) });
  const now = clock();
  if (result.ok) {
    const { providerId } = result;
    return finishAlert(on, id, { ...OUTCOME, status: "sent", providerId, sentAt: now });
  }
  const delay = result.retryable ? noticeRetry(row.attempts, Math.random()) : null;
  const next = nextAttemptAt(now, delay, result.retryAfterSeconds);
  const status = next ? "pending" : "failed";
  return finishAlert(on, id, { ...OUTCOME, status, nextAttemptAt: next, error: result.error });
}

const pageOf = (webhookId: string): string => `${settings().PUBLIC_URL}/admin/webhooks/${webhookId}`;
