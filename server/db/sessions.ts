import type { Member, Role } from "@/core/access";
import type { Demand, StepKind } from "@/core/second-step";
import type { SignInWay, StoredSession } from "@/core/session";
import { type Db, execute, rows } from "./client";

/** Where a request came from, as far as it is known. */
export interface Device {
  address: string | null;
  userAgent: string | null;
}

interface NewSession {
  id: string;
  /** The hash of what the cookie carries. */
  token: string;
  userId: string;
  expires: Date;
  now: Date;
  by: SignInWay;
  device: Device;
  awaitsStep: boolean;
  /** A second step that was made on the way. */
  step: StepKind | null;
}

export async function addSession(on: Db, session: NewSession): Promise<void> {
  const { id, token, userId, expires, now, by, device, awaitsStep, step } = session;
  const text = `INSERT INTO sessions (id, session_token, user_id, expires, created_at, generation_at, last_used_at,
      first_address, last_address, user_agent, signed_in_by, awaits_step, stepped_by, stepped_at)
    VALUES ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz, $5::timestamptz, $6::text, $6::text, $7, $8, $9, $10::text,
      CASE WHEN $10::text IS NOT NULL THEN $5::timestamptz END)`;
  const { address, userAgent } = device;
  await execute(on, text, id, token, userId, expires, now, address, userAgent, by, awaitsStep, step);
}

/** Returns whose it was; null where there was none. */
export async function endSession(on: Db, token: string): Promise<string | null> {
  const text = `DELETE FROM sessions WHERE session_token = $1 RETURNING user_id AS "userId"`;
  return (await rows<{ userId: string }>(on, text, token))[0]?.userId ?? null;
}

export interface FoundSession {
  workspaceId: string;
  member: Member;
  session: StoredSession;
  by: SignInWay;
  signedInAt: Date;
  /** Whether answers of high risk need a second step of everybody. */
  highRiskStep: boolean;
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: Role;
  workspace_id: string;
  session_id: string;
  expires: Date;
  created_at: Date;
  last_used_at: Date;
  generation: number;
  generation_at: Date;
  awaits_step: boolean;
  whole_since: number;
  stepped_at: Date | null;
  stepped_by: StepKind | null;
  stepped_since: number;
  signed_in_by: SignInWay;
  second_step_for: Demand;
  high_risk_step: boolean;
  enrolled: boolean;
}

/** A session by the hash of its token, with the member behind it: whoever their oldest membership makes them. */
export async function findSession(on: Db, token: string): Promise<FoundSession | null> {
  const text = `SELECT u.id, u.name, u.email, m.role, m.workspace_id, s.id AS session_id, s.expires, s.created_at, s.last_used_at,
      s.generation, s.generation_at, s.awaits_step, s.whole_since, s.stepped_at, s.stepped_by, s.stepped_since, s.signed_in_by,
      w.second_step_for, w.high_risk_step,
      EXISTS (SELECT 1 FROM second_steps f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS enrolled
    FROM sessions s JOIN users u ON u.id = s.user_id JOIN memberships m ON m.user_id = u.id AND m.active
    JOIN workspaces w ON w.id = m.workspace_id
    WHERE s.session_token = $1 ORDER BY m.created_at LIMIT 1`;
  const [row] = await rows<Row>(on, text, token);
  if (!row) return null;
  const { id, name, email, role } = row;
  return {
    workspaceId: row.workspace_id,
    member: { id, name, email, role },
    session: sessionOf(row),
    by: row.signed_in_by,
    signedInAt: row.created_at,
    highRiskStep: row.high_risk_step,
  };
}

const sessionOf = (row: Row): StoredSession => ({
  id: row.session_id,
  expires: row.expires,
  lastUsedAt: row.last_used_at,
  generation: row.generation,
  generationAt: row.generation_at,
  awaitsStep: row.awaits_step,
  wholeSince: row.whole_since,
  steppedAt: row.stepped_at,
  steppedBy: row.stepped_by,
  steppedSince: row.stepped_since,
  role: row.role,
  demand: row.second_step_for,
  enrolled: row.enrolled,
});

/** Notes that a newer generation of a session's cookie was seen. */
export async function noteGeneration(on: Db, id: string, generation: number, now: Date): Promise<void> {
  const text = "UPDATE sessions SET generation = $2, generation_at = $3 WHERE id = $1 AND generation < $2";
  await execute(on, text, id, generation, now);
}

/** Notes that a session is in use, and from where. */
export async function touchSession(on: Db, id: string, device: Device, now: Date): Promise<void> {
  const text = `UPDATE sessions SET last_used_at = greatest(last_used_at, $2), last_address = coalesce($3, last_address),
    user_agent = coalesce($4, user_agent) WHERE id = $1`;
  await execute(on, text, id, now, device.address, device.userAgent);
}

/** Notes a second step: cookies from `since` on call it their own. */
export async function noteStep(on: Db, id: string, by: StepKind, since: number, now: Date): Promise<void> {
  const text = `UPDATE sessions SET stepped_by = $2, stepped_since = $3, stepped_at = $4, awaits_step = false,
    whole_since = CASE WHEN awaits_step THEN $3 ELSE whole_since END WHERE id = $1`;
  await execute(on, text, id, by, since, now);
}

/** Keeps what a passkey is to sign; the one before is forgotten. */
export async function keepChallenge(on: Db, id: string, challenge: string, now: Date): Promise<void> {
  const text = "UPDATE sessions SET challenge = $2, challenge_at = $3 WHERE id = $1";
  await execute(on, text, id, challenge, now);
}

/** What a passkey was to sign, once; null where there is none, or it is older than `since`. */
export async function takeChallenge(on: Db, id: string, since: Date): Promise<string | null> {
  const text = `UPDATE sessions s SET challenge = NULL FROM (SELECT id, challenge, challenge_at FROM sessions WHERE id = $1 FOR UPDATE) o
    WHERE s.id = o.id AND o.challenge IS NOT NULL RETURNING o.challenge, o.challenge_at`;
  const [row] = await rows<{ challenge: string; challenge_at: Date }>(on, text, id);
  return row && row.challenge_at >= since ? row.challenge : null;
}

export interface ListedSession {
  id: string;
  createdAt: Date;
  lastUsedAt: Date;
  firstAddress: string | null;
  lastAddress: string | null;
  userAgent: string | null;
  by: SignInWay;
  awaitsStep: boolean;
}

const LISTED = `id, created_at AS "createdAt", last_used_at AS "lastUsedAt", first_address AS "firstAddress",
  last_address AS "lastAddress", user_agent AS "userAgent", signed_in_by AS by, awaits_step AS "awaitsStep"`;

/** Where somebody is signed in, latest used first. */
export function listSessions(on: Db, userId: string, now: Date, usedSince: Date): Promise<ListedSession[]> {
  const text = `SELECT ${LISTED} FROM sessions WHERE user_id = $1 AND expires > $2 AND last_used_at >= $3
    ORDER BY last_used_at DESC, id LIMIT 200`;
  return rows<ListedSession>(on, text, userId, now, usedSince);
}

/** Ends somebody's sessions: the one named, or all but the one that is kept. Returns those that were ended. */
export function endSessionsOf(
  on: Db,
  userId: string,
  which: { id: string } | { except: string | null },
): Promise<ListedSession[]> {
  const one = "id" in which;
  const text = `DELETE FROM sessions WHERE user_id = $1 AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR id <> $3)
    RETURNING ${LISTED}`;
  return rows<ListedSession>(on, text, userId, one ? which.id : null, one ? null : which.except);
}
