import type { Override, Schedule } from "@/core/on-call";
import { type Db, execute, postgresError, rows } from "./client";

export interface Named {
  id: string;
  name: string;
  email: string;
}

/** A schedule with everybody in it by name. */
export interface StoredSchedule extends Schedule {
  workspaceId: string;
  people: Named[];
  /** The slugs of the policies that name it. */
  policies: string[];
}

interface ScheduleRow extends Omit<StoredSchedule, "overrides"> {
  overrides: (Omit<Override, "from" | "to"> & { from: string; to: string })[];
}

const SELECT = `SELECT s.id, s.workspace_id AS "workspaceId", s.slug, s.name, s.time_zone AS "timeZone", s.starts_on AS "startsOn",
    jsonb_build_object('day', s.handoff_day, 'time', s.handoff_time) AS handoff, s.every_weeks AS "everyWeeks",
    ARRAY(SELECT user_id FROM schedule_members WHERE schedule_id = s.id ORDER BY position) AS members,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'userId', user_id, 'from', starts_at, 'to', ends_at) ORDER BY starts_at), '[]')
      FROM schedule_overrides WHERE schedule_id = s.id) AS overrides,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email)), '[]') FROM users u WHERE u.id IN
      (SELECT user_id FROM schedule_members WHERE schedule_id = s.id UNION SELECT user_id FROM schedule_overrides WHERE schedule_id = s.id))
      AS people,
    ARRAY(SELECT p.slug FROM policies p WHERE p.workspace_id = s.workspace_id
      AND jsonb_path_query_array(p.definition::jsonb, '$.levels[*].to[*]') ? ('schedule:' || s.slug) ORDER BY p.slug) AS policies
  FROM schedules s WHERE s.workspace_id = $1`;

const scheduleOf = ({ overrides, ...row }: ScheduleRow): StoredSchedule => ({
  ...row,
  overrides: overrides.map((each) => ({ ...each, from: new Date(each.from), to: new Date(each.to) })),
});

export async function listSchedules(on: Db, workspaceId: string): Promise<StoredSchedule[]> {
  const found = await rows<ScheduleRow>(
    on,
    `${SELECT} ORDER BY lower(s.name), s.slug LIMIT 500`,
    workspaceId,
  );
  return found.map(scheduleOf);
}

export async function findSchedule(
  on: Db,
  workspaceId: string,
  slug: string,
): Promise<StoredSchedule | null> {
  const [row] = await rows<ScheduleRow>(on, `${SELECT} AND s.slug = $2`, workspaceId, slug);
  return row ? scheduleOf(row) : null;
}

/** The same, with its row locked until the transaction ends. */
export async function lockSchedule(
  tx: Db,
  workspaceId: string,
  slug: string,
): Promise<StoredSchedule | null> {
  await rows(
    tx,
    "SELECT id FROM schedules WHERE workspace_id = $1 AND slug = $2 FOR UPDATE",
    workspaceId,
    slug,
  );
  return findSchedule(tx, workspaceId, slug);
}

type Written = Schedule & { workspaceId: string };

/** Writes a schedule, new or changed, with its members and overrides. */
export async function saveSchedule(tx: Db, schedule: Written, now: Date): Promise<void> {
  const { id, workspaceId, slug, name, timeZone, startsOn, handoff, everyWeeks } = schedule;
  const text = `INSERT INTO schedules (id, workspace_id, slug, name, time_zone, starts_on, handoff_day, handoff_time, every_weeks, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (id) DO UPDATE SET name = $4, time_zone = $5, starts_on = $6, handoff_day = $7, handoff_time = $8, every_weeks = $9`;
  await execute(
    tx,
    text,
    id,
    workspaceId,
    slug,
    name,
    timeZone,
    startsOn,
    handoff.day,
    handoff.time,
    everyWeeks,
    now,
  );
  await execute(tx, "DELETE FROM schedule_members WHERE schedule_id = $1", id);
  await execute(
    tx,
    `INSERT INTO schedule_members (schedule_id, workspace_id, position, user_id)
      SELECT $1, $2, n, user_id FROM unnest($3::text[]) WITH ORDINALITY AS x(user_id, n)`,
    id,
    workspaceId,
    schedule.members,
  );
  await execute(tx, "DELETE FROM schedule_overrides WHERE schedule_id = $1", id);
  await execute(
    tx,
    `INSERT INTO schedule_overrides (id, schedule_id, workspace_id, user_id, starts_at, ends_at)
      SELECT x.id, $1, $2, x."userId", x.from, x.to
      FROM jsonb_to_recordset($3::jsonb) AS x(id text, "userId" text, "from" timestamptz, "to" timestamptz)`,
    id,
    workspaceId,
    JSON.stringify(schedule.overrides),
  );
}

export async function deleteSchedule(tx: Db, { workspaceId, id }: Written): Promise<void> {
  await execute(tx, "DELETE FROM schedules WHERE workspace_id = $1 AND id = $2", workspaceId, id);
}

/** Whether a write failed because another schedule has its slug. */
export function isSlugTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("schedules_workspace_id_slug_key");
}
