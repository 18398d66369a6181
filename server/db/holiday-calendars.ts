import type { Holiday } from "@/core/holidays";
import { type Db, execute, postgresError, rows } from "./client";

export interface HolidayCalendar {
  id: string;
  slug: string;
  name: string;
  days: Holiday[];
}

export interface StoredCalendar extends HolidayCalendar {
  /** The slugs of the policies whose hours name it. */
  policies: string[];
}

/** Every calendar that a policy's definition names, as jsonb texts. */
export const calendarsNamedBy = (definition: string): string =>
  `(SELECT jsonb_path_query(${definition}::jsonb, '$.hours.calendar')
    UNION SELECT jsonb_path_query(${definition}::jsonb, '$.levels[*].hours.calendar'))`;

const SELECT = `SELECT c.id, c.slug, c.name, c.days,
    ARRAY(SELECT p.slug FROM policies p WHERE p.workspace_id = c.workspace_id
      AND to_jsonb(c.slug) IN ${calendarsNamedBy("p.definition")} ORDER BY p.slug) AS policies
  FROM holiday_calendars c WHERE c.workspace_id = $1`;

export const listCalendars = (on: Db, workspaceId: string): Promise<StoredCalendar[]> =>
  rows<StoredCalendar>(on, `${SELECT} ORDER BY lower(c.name), c.slug LIMIT 500`, workspaceId);

export async function findCalendar(
  on: Db,
  workspaceId: string,
  slug: string,
): Promise<StoredCalendar | null> {
  return (await rows<StoredCalendar>(on, `${SELECT} AND c.slug = $2`, workspaceId, slug))[0] ?? null;
}

/** The same, with its row locked until the transaction ends. */
export async function lockCalendar(
  tx: Db,
  workspaceId: string,
  slug: string,
): Promise<StoredCalendar | null> {
  const text = "SELECT id FROM holiday_calendars WHERE workspace_id = $1 AND slug = $2 FOR UPDATE";
  await rows(tx, text, workspaceId, slug);
  return findCalendar(tx, workspaceId, slug);
}

/** The dates of some calendars by their slugs; those that do not exist are left out. */
export async function datesOfCalendars(
  on: Db,
  workspaceId: string,
  slugs: readonly string[],
): Promise<Map<string, string[]>> {
  if (slugs.length === 0) return new Map();
  const text = `SELECT slug, ARRAY(SELECT json_array_elements(days) ->> 'date') AS dates FROM holiday_calendars
    WHERE workspace_id = $1 AND slug = ANY ($2)`;
  const found = await rows<{ slug: string; dates: string[] }>(on, text, workspaceId, slugs);
  return new Map(found.map(({ slug, dates }) => [slug, dates]));
}

/** Writes a calendar, new or changed. */
export async function saveCalendar(
  tx: Db,
  workspaceId: string,
  { id, slug, name, days }: HolidayCalendar,
  now: Date,
): Promise<void> {
  const text = `INSERT INTO holiday_calendars (id, workspace_id, slug, name, days, created_at) VALUES ($1, $2, $3, $4, $5::json, $6)
    ON CONFLICT (id) DO UPDATE SET name = $4, days = $5::json`;
  await execute(tx, text, id, workspaceId, slug, name, JSON.stringify(days), now);
}

export async function deleteCalendar(tx: Db, workspaceId: string, id: string): Promise<void> {
  await execute(tx, "DELETE FROM holiday_calendars WHERE workspace_id = $1 AND id = $2", workspaceId, id);
}

/** Whether a write failed because there is another calendar of that slug. */
export function isCalendarTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("holiday_calendars");
}
