import type { Absence } from "@/core/absence";
import { type Db, execute, rows } from "./client";

interface Named {
  id: string;
  name: string;
  email: string;
}

export interface StoredAbsence {
  id: string;
  workspaceId: string;
  user: Named;
  startsAt: Date;
  endsAt: Date;
  delegate: Named | null;
  note: string | null;
  changedAt: Date;
  /** When the clock hands on what its person is asked; null once that is done. */
  appliesAt: Date | null;
}

const SELECT = `SELECT a.id, a.workspace_id AS "workspaceId", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.note,
    a.changed_at AS "changedAt", a.applies_at AS "appliesAt", jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email) AS "user",
    CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name, 'email', d.email) END AS delegate
  FROM absences a JOIN users u ON u.id = a.user_id LEFT JOIN users d ON d.id = a.delegate_id`;

/** Absences of a workspace are set one after the other, so that two together make no circle. Held until the transaction ends. */
export async function lockAbsences(tx: Db, workspaceId: string): Promise<void> {
  await rows(tx, "SELECT pg_advisory_xact_lock(hashtextextended('absences ' || $1, 0))::text", workspaceId);
}

/** Everybody's absences that have a moment in common with a time. */
export function absencesDuring(on: Db, workspaceId: string, from: Date, to: Date): Promise<Absence[]> {
  const text = `SELECT id, user_id AS "userId", starts_at AS "startsAt", ends_at AS "endsAt", delegate_id AS "delegateId"
    FROM absences WHERE workspace_id = $1 AND starts_at < $3 AND ends_at > $2`;
  return rows<Absence>(on, text, workspaceId, from, to);
}

export async function findAbsence(on: Db, workspaceId: string, id: string): Promise<StoredAbsence | null> {
  const [row] = await rows<StoredAbsence>(
    on,
    `${SELECT} WHERE a.workspace_id = $1 AND a.id = $2`,
    workspaceId,
    id,
  );
  return row ?? null;
}

interface Wanted {
  workspaceId: string;
  /** Null for everybody's. */
  userId: string | null;
  now: Date;
  after: { at: Date; id: string } | null;
  limit: number;
}

/** Those that are not over, by their start. */
export function listCurrentAbsences(
  on: Db,
  { workspaceId, userId, now, after, limit }: Wanted,
): Promise<StoredAbsence[]> {
  const text = `${SELECT} WHERE a.workspace_id = $1 AND ($2::text IS NULL OR a.user_id = $2) AND a.ends_at > $3
    AND ($4::timestamptz IS NULL OR (a.starts_at, a.id) > ($4, $5)) ORDER BY a.starts_at, a.id LIMIT $6`;
  return rows<StoredAbsence>(on, text, workspaceId, userId, now, after?.at ?? null, after?.id ?? null, limit);
}

/** Those that are over, latest first. */
export function listPastAbsences(
  on: Db,
  { workspaceId, userId, now, after, limit }: Wanted,
): Promise<StoredAbsence[]> {
  const text = `${SELECT} WHERE a.workspace_id = $1 AND ($2::text IS NULL OR a.user_id = $2) AND a.ends_at <= $3
    AND ($4::timestamptz IS NULL OR (a.starts_at, a.id) < ($4, $5)) ORDER BY a.starts_at DESC, a.id DESC LIMIT $6`;
  return rows<StoredAbsence>(on, text, workspaceId, userId, now, after?.at ?? null, after?.id ?? null, limit);
}

/** Writes an absence, new or changed. */
export async function saveAbsence(tx: Db, absence: StoredAbsence): Promise<void> {
  const text = `INSERT INTO absences (id, workspace_id, user_id, starts_at, ends_at, delegate_id, note, created_at, changed_at, applies_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)
    ON CONFLICT (id) DO UPDATE SET starts_at = $4, ends_at = $5, delegate_id = $6, note = $7, changed_at = $8, applies_at = $9`;
  const { id, workspaceId, user, startsAt, endsAt, delegate, note, changedAt, appliesAt } = absence;
  await execute(
    tx,
    text,
    id,
    workspaceId,
    user.id,
    startsAt,
    endsAt,
    delegate?.id ?? null,
    note,
    changedAt,
    appliesAt,
  );
}

export async function deleteAbsence(tx: Db, { workspaceId, id }: StoredAbsence): Promise<void> {
  await execute(tx, "DELETE FROM absences WHERE workspace_id = $1 AND id = $2", workspaceId, id);
}

/** Of any workspace, those whose time to be applied had come by `dueBy`. */
export const dueAbsences = (on: Db, dueBy: Date, limit: number): Promise<StoredAbsence[]> =>
  rows<StoredAbsence>(
    on,
    `${SELECT} WHERE a.applies_at <= $1 AND a.applies_at IS NOT NULL ORDER BY a.applies_at LIMIT $2`,
    dueBy,
    limit,
  );

export async function nextAbsenceAt(on: Db): Promise<Date | null> {
  const [row] = await rows<{ at: Date | null }>(
    on,
    "SELECT min(applies_at) AS at FROM absences WHERE applies_at IS NOT NULL",
  );
  return row?.at ?? null;
}

/** Says when an absence is looked at again, unless somebody changed it meanwhile. */
export async function reschedule(on: Db, { id, appliesAt }: StoredAbsence, next: Date | null): Promise<void> {
  await execute(
    on,
    "UPDATE absences SET applies_at = $3 WHERE id = $1 AND applies_at = $2",
    id,
    appliesAt,
    next,
  );
}

const NOTED = `SELECT 1 FROM facts f WHERE f.intent_id = p.intent_id AND f.type = 'covered' AND f.data ->> 'absence' = $3 AND f.at >= $4`;

/** Open intents with which its person is now, after an id, and of which no fact tells that they are away. */
export async function intentsToCover(
  on: Db,
  { workspaceId, user, id, changedAt }: StoredAbsence,
  after: string,
  limit: number,
): Promise<string[]> {
  const text = `SELECT p.intent_id AS id FROM intent_people p JOIN intents i ON i.id = p.intent_id AND i.workspace_id = $1
    WHERE p.user_id = $2 AND p.open AND p.current AND p.intent_id > $5 AND NOT EXISTS (${NOTED}) ORDER BY p.intent_id LIMIT $6`;
  const found = await rows<{ id: string }>(on, text, workspaceId, user.id, id, changedAt, after, limit);
  return found.map((row) => row.id);
}

/** Whether a fact of this intent tells of the absence as it is now. */
export async function isNoted(on: Db, intentId: string, { id, changedAt }: StoredAbsence): Promise<boolean> {
  const text = `SELECT 1 FROM facts f WHERE f.intent_id = $1 AND f.type = 'covered' AND f.data ->> 'absence' = $2 AND f.at >= $3 LIMIT 1`;
  return (await rows(on, text, intentId, id, changedAt)).length > 0;
}

/** The absences of these people in a time, by their start. */
export const absencesOf = (
  on: Db,
  workspaceId: string,
  userIds: readonly string[],
  from: Date,
  to: Date,
): Promise<StoredAbsence[]> =>
  rows<StoredAbsence>(
    on,
    `${SELECT} WHERE a.workspace_id = $1 AND a.user_id = ANY($2::text[]) AND a.starts_at < $4 AND a.ends_at > $3 ORDER BY a.starts_at`,
    workspaceId,
    userIds,
    from,
    to,
  );
