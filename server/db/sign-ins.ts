import { type Actor, SYSTEM } from "@/core/intent";
import type { Origin } from "@/core/origin";
import { type Db, execute, rows } from "./client";

/** Whoever signs in, in the workspace that they come to. */
export interface SigningIn {
  workspaceId: string;
  id: string;
  name: string;
}

/** The member of the workspace that a person's session stands for; null where they are one nowhere. */
export async function memberSigningIn(on: Db, userId: string): Promise<SigningIn | null> {
  const text = `SELECT m.workspace_id AS "workspaceId", u.id, u.name FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.user_id = $1 AND m.active ORDER BY m.created_at LIMIT 1`;
  return (await rows<SigningIn>(on, text, userId))[0] ?? null;
}

/** So long are failures counted before they are told as one. */
export const COUNTED_MS = 60_000;

const ENTRY = `INSERT INTO admin_changes (workspace_id, at, actor, origin, kind, subject_id, subject_name, action, before, after)`;

/**
 * Counts a sign-in that failed, in each workspace of the account. The first of its account, address and minute goes into the
 * trail at once, the others as one entry when the minute is over. Nothing where nobody has this address.
 */
export async function countFailedSignIn(on: Db, email: string, now: Date, origin: Origin): Promise<void> {
  const text = `WITH account AS (
      SELECT m.workspace_id, u.id AS user_id, u.name FROM users u JOIN memberships m ON m.user_id = u.id AND m.active
      WHERE u.email = lower($1)),
    counted AS (
      INSERT INTO failed_sign_ins AS f (workspace_id, user_id, ip, minute, count, last_at, origin)
      SELECT workspace_id, user_id, coalesce($3::jsonb ->> 'ip', ''), date_trunc('minute', $2::timestamptz), 1, $2, $3::jsonb FROM account
      ON CONFLICT (workspace_id, user_id, ip, minute) DO UPDATE SET count = f.count + 1, last_at = excluded.last_at
      RETURNING workspace_id, user_id, count)
    ${ENTRY}
    SELECT workspace_id, $2, $4::jsonb, $3::jsonb, 'sign_in', user_id, name, 'refused', NULL, '{"times":1}'
    FROM counted JOIN account USING (workspace_id, user_id) WHERE count = 1`;
  await execute(on, text, email, now, JSON.stringify(origin), AS_SYSTEM);
}

/** Tells what was counted in minutes that are over, and forgets it. Returns how many counts that were. */
export async function tellFailedSignIns(on: Db, now: Date, dueBy: Date, limit: number): Promise<number> {
  const text = `WITH over AS (
      SELECT workspace_id, user_id, ip, minute FROM failed_sign_ins WHERE minute <= $2::timestamptz - interval '${COUNTED_MS} ms'
      ORDER BY minute LIMIT $3 FOR UPDATE SKIP LOCKED),
    told AS (DELETE FROM failed_sign_ins f USING over WHERE (f.workspace_id, f.user_id, f.ip, f.minute)
      = (over.workspace_id, over.user_id, over.ip, over.minute) RETURNING f.*),
    noted AS (${ENTRY}
      SELECT workspace_id, $1, $4::jsonb, told.origin, 'sign_in', user_id, u.name, 'refused', NULL,
        json_build_object('times', count, 'minute', minute, 'last_at', last_at)
      FROM told JOIN users u ON u.id = user_id WHERE count > 1)
    SELECT count(*)::int AS told FROM told`;
  const [row] = await rows<{ told: number }>(on, text, now, dueBy, limit, AS_SYSTEM);
  return row?.told ?? 0;
}

/** When the oldest minute that is counted is over; null where nothing is counted. */
export async function nextFailedSignInsAt(on: Db): Promise<Date | null> {
  const [row] = await rows<{ minute: Date | null }>(on, "SELECT min(minute) AS minute FROM failed_sign_ins");
  return row?.minute ? new Date(row.minute.getTime() + COUNTED_MS) : null;
}

/** Whoever it was that failed is not known. */
const AS_SYSTEM = JSON.stringify(SYSTEM satisfies Actor);
