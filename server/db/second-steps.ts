import { type Db, execute, rows } from "./client";

export interface StoredStep {
  id: string;
  userId: string;
  kind: "totp" | "passkey";
  name: string;
  secret: string | null;
  credentialId: string | null;
  publicKey: string | null;
  signCount: number;
  transports: string[];
  createdAt: Date;
  confirmedAt: Date | null;
  lastUsedAt: Date | null;
}

const COLUMNS = `id, user_id AS "userId", kind, name, secret, credential_id AS "credentialId", public_key AS "publicKey",
  coalesce(sign_count, 0)::float8 AS "signCount", transports, created_at AS "createdAt", confirmed_at AS "confirmedAt",
  last_used_at AS "lastUsedAt"`;

export async function hasSecondStep(on: Db, userId: string): Promise<boolean> {
  const text = "SELECT 1 AS one FROM second_steps WHERE user_id = $1 AND confirmed_at IS NOT NULL LIMIT 1";
  return (await rows(on, text, userId)).length > 0;
}

/** Those that work, oldest first. */
export function secondStepsOf(on: Db, userId: string): Promise<StoredStep[]> {
  const text = `SELECT ${COLUMNS} FROM second_steps WHERE user_id = $1 AND confirmed_at IS NOT NULL ORDER BY created_at, id`;
  return rows<StoredStep>(on, text, userId);
}

/** Keeps others from changing somebody's second steps until the transaction ends. */
export async function lockSecondSteps(tx: Db, userId: string): Promise<void> {
  await rows(tx, "SELECT id FROM users WHERE id = $1 FOR UPDATE", userId);
}

export async function insertStep(tx: Db, step: Omit<StoredStep, "signCount" | "lastUsedAt">): Promise<void> {
  const text = `INSERT INTO second_steps (id, user_id, kind, name, secret, credential_id, public_key, sign_count, transports, created_at, confirmed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10)`;
  const { id, userId, kind, name, secret, credentialId, publicKey, transports, createdAt, confirmedAt } =
    step;
  await execute(
    tx,
    text,
    ...[id, userId, kind, name, secret, credentialId, publicKey, transports, createdAt, confirmedAt],
  );
}

/** The authenticator app that is being set up, if it was begun after `since`. */
export async function unconfirmedTotp(on: Db, userId: string, since: Date): Promise<StoredStep | null> {
  const text = `SELECT ${COLUMNS} FROM second_steps WHERE user_id = $1 AND kind = 'totp' AND confirmed_at IS NULL AND created_at >= $2`;
  const [row] = await rows<StoredStep>(on, text, userId, since);
  return row ?? null;
}

/** Forgets authenticator apps of somebody: the one being set up, or the one that works. */
export async function dropTotp(tx: Db, userId: string, which: "unconfirmed" | "confirmed"): Promise<void> {
  const text = `DELETE FROM second_steps WHERE user_id = $1 AND kind = 'totp' AND (confirmed_at IS NULL) = $2`;
  await execute(tx, text, userId, which === "unconfirmed");
}

export async function confirmStep(tx: Db, id: string, now: Date): Promise<void> {
  await execute(tx, "UPDATE second_steps SET confirmed_at = $2 WHERE id = $1", id, now);
}

export async function removeStep(tx: Db, userId: string, id: string): Promise<void> {
  await execute(tx, "DELETE FROM second_steps WHERE user_id = $1 AND id = $2", userId, id);
}

export async function removeAllSteps(tx: Db, userId: string): Promise<void> {
  await execute(tx, "DELETE FROM second_steps WHERE user_id = $1", userId);
  await execute(tx, "DELETE FROM recovery_codes WHERE user_id = $1", userId);
}

/** Takes a code's time step, once: false where it, or a later one, was taken before. */
export async function takeCounter(on: Db, id: string, counter: number, now: Date): Promise<boolean> {
  const text = `UPDATE second_steps SET last_counter = $2, last_used_at = $3
    WHERE id = $1 AND (last_counter IS NULL OR last_counter < $2)`;
  return (await execute(on, text, id, BigInt(counter), now)) > 0;
}

export async function noteSignature(on: Db, id: string, count: number, now: Date): Promise<void> {
  await execute(
    on,
    "UPDATE second_steps SET sign_count = $2, last_used_at = $3 WHERE id = $1",
    id,
    BigInt(count),
    now,
  );
}

export async function replaceRecoveryCodes(tx: Db, userId: string, hashes: readonly string[], now: Date) {
  await execute(tx, "DELETE FROM recovery_codes WHERE user_id = $1", userId);
  const text = "INSERT INTO recovery_codes (user_id, hash, created_at) SELECT $1, unnest($2::text[]), $3";
  await execute(tx, text, userId, hashes, now);
}

/** Uses a recovery code up; false where it is none, or was used before. */
export async function useRecoveryCode(on: Db, userId: string, hash: string, now: Date): Promise<boolean> {
  const text = "UPDATE recovery_codes SET used_at = $3 WHERE user_id = $1 AND hash = $2 AND used_at IS NULL";
  return (await execute(on, text, userId, hash, now)) > 0;
}

export async function recoveryCodesLeft(on: Db, userId: string): Promise<number> {
  const text = "SELECT count(*)::int AS n FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL";
  const [row] = await rows<{ n: number }>(on, text, userId);
  return row?.n ?? 0;
}

/** Counts a try before it is checked; false where there were too many wrong ones since `since`. */
export async function countTry(on: Db, userId: string, most: number, since: Date, now: Date) {
  const text = `UPDATE users SET step_failures = CASE WHEN step_failed_at >= $3 THEN step_failures + 1 ELSE 1 END, step_failed_at = $4
    WHERE id = $1 AND NOT (step_failures >= $2 AND coalesce(step_failed_at >= $3, false))`;
  return (await execute(on, text, userId, most, since, now)) > 0;
}

export async function forgetTries(on: Db, userId: string): Promise<void> {
  await execute(on, "UPDATE users SET step_failures = 0, step_failed_at = NULL WHERE id = $1", userId);
}

/** Keeps what a workspace wants; returns what it wanted before. */
export async function demandsOf(
  on: Db,
  workspaceId: string,
  lock: "" | "FOR UPDATE" = "",
): Promise<{ secondStepFor: string; highRiskStep: boolean } | null> {
  const text = `SELECT second_step_for AS "secondStepFor", high_risk_step AS "highRiskStep" FROM workspaces WHERE id = $1 ${lock}`;
  const [row] = await rows<{ secondStepFor: string; highRiskStep: boolean }>(on, text, workspaceId);
  return row ?? null;
}

export async function setDemands(
  tx: Db,
  workspaceId: string,
  { secondStepFor, highRiskStep }: { secondStepFor: string; highRiskStep: boolean },
): Promise<void> {
  const text = "UPDATE workspaces SET second_step_for = $2, high_risk_step = $3 WHERE id = $1";
  await execute(tx, text, workspaceId, secondStepFor, highRiskStep);
}

/** How many active members have a second step, and how many have none, by role. */
export function enrolmentOf(
  on: Db,
  workspaceId: string,
): Promise<{ role: string; has: number; lacks: number }[]> {
  const text = `SELECT m.role, (count(*) FILTER (WHERE f.has))::int AS has, (count(*) FILTER (WHERE NOT f.has))::int AS lacks
    FROM memberships m CROSS JOIN LATERAL (SELECT EXISTS (
      SELECT 1 FROM second_steps s WHERE s.user_id = m.user_id AND s.confirmed_at IS NOT NULL) AS has) f
    WHERE m.workspace_id = $1 AND m.active GROUP BY m.role`;
  return rows(on, text, workspaceId);
}
