import type { AlertAbout } from "@/core/alert";
import { type Db, execute, rows } from "./client";
import { queueOf } from "./queue";

export interface AlertRow {
  id: string;
  workspace_id: string;
  user_id: string;
  about: AlertAbout;
  created_at: Date;
  attempts: number;
}

export const alertQueue = queueOf<AlertRow>("alerts", [
  "id",
  "workspace_id",
  "user_id",
  "about",
  "created_at",
  "attempts",
]);

/** One message for each who is an admin now. */
export async function alertAdmins(tx: Db, workspaceId: string, about: AlertAbout, now: Date): Promise<void> {
  const text = `INSERT INTO alerts (id, workspace_id, user_id, about, next_attempt_at, created_at)
    SELECT 'alr_' || replace(gen_random_uuid()::text, '-', ''), workspace_id, user_id, $2::json, $3, $3
    FROM memberships WHERE workspace_id = $1 AND role = 'admin' AND active`;
  await execute(tx, text, workspaceId, JSON.stringify(about), now);
}

export interface AlertOutcome {
  status: "sent" | "failed" | "skipped" | "pending";
  nextAttemptAt: Date | null;
  error: string | null;
  providerId: string | null;
  sentAt: Date | null;
}

export async function finishAlert(on: Db, id: string, outcome: AlertOutcome): Promise<void> {
  const text = `UPDATE alerts SET status = $2, next_attempt_at = $3, last_error = $4, provider_id = $5, sent_at = $6
    WHERE id = $1 AND status = 'pending'`;
  const { status, nextAttemptAt, error, providerId, sentAt } = outcome;
  await execute(on, text, id, status, nextAttemptAt, error, providerId, sentAt);
}

/** An admin, as long as they are one; null where they are it no longer. */
export async function findAdmin(
  on: Db,
  workspaceId: string,
  userId: string,
): Promise<{ name: string; email: string } | null> {
  const text = `SELECT u.name, u.email FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.workspace_id = $1 AND m.user_id = $2 AND m.role = 'admin' AND m.active`;
  return (await rows<{ name: string; email: string }>(on, text, workspaceId, userId))[0] ?? null;
}
