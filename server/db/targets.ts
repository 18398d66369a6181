import type { Absence } from "@/core/absence";
import type { Override, Schedule } from "@/core/on-call";
import type { Target } from "@/core/plan";
import type { Colleague } from "@/core/reach";
import { shared } from "@/server/shared";
import { db, type Db, rows } from "./client";
import { gatheredReads } from "./gather";

/** What references such as "ana@acme.dev", "usr_…", "team:data" or "schedule:ops" name, and who may stand behind them. */
export interface Found {
  targets: TargetFound[];
  /** Of everybody behind them, of their delegates, and so on, in the period that was asked for. */
  absences: AbsenceFound[];
}

export interface TargetFound {
  ref: string;
  target: Target;
  /** The person, the team's active members, or everybody who takes turns. */
  people: Colleague[];
  /** Null unless the target is a schedule. */
  schedule: (Omit<Schedule, "overrides"> & { overrides: Stored<Override>[] }) | null;
}

export interface AbsenceFound extends Stored<Absence> {
  delegate: Colleague | null;
}

/** JSON keeps times as text. */
type Stored<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };

/** The period of which absences and overrides are wanted, in ms since the epoch. */
export interface Period {
  since: number;
  until: number;
}

/** Whoever asks within one hour shares an answer, and looks in it for the moment. */
const SHARED_MS = 3_600_000;
export function hourOf(now: Date): Period {
  const since = Math.floor(now.getTime() / SHARED_MS) * SHARED_MS;
  return { since, until: since + SHARED_MS };
}

interface Wanted extends Period {
  workspaceId: string;
  refs: readonly string[];
}

export const MAY_BE_ASKED = "m.active AND m.role <> 'auditor'";

const COLLEAGUE = `jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'mayBeAsked', ${MAY_BE_ASKED})`;
const USER = "jsonb_build_object('type', 'user', 'id', u.id, 'name', u.name, 'email', u.email)";
const TEAM = "jsonb_build_object('type', 'team', 'id', t.id, 'slug', t.slug, 'name', t.name)";
const TEAM_PEOPLE = `(SELECT coalesce(jsonb_agg(${COLLEAGUE} ORDER BY u.name), '[]')
     FROM team_members tm JOIN users u ON u.id = tm.user_id
     JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id AND ${MAY_BE_ASKED}
     WHERE tm.team_id = t.id)`;
const SCHEDULE = "jsonb_build_object('type', 'schedule', 'id', s.id, 'slug', s.slug, 'name', s.name)";
const SCHEDULE_PEOPLE = `(SELECT coalesce(jsonb_agg(${COLLEAGUE}), '[]')
     FROM (SELECT user_id FROM schedule_members WHERE schedule_id = s.id
       UNION SELECT user_id FROM schedule_overrides WHERE schedule_id = s.id AND ends_at > w.since AND starts_at < w.until) x
     JOIN users u ON u.id = x.user_id JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id)`;
const ROTA = `jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'timeZone', s.time_zone, 'startsOn', s.starts_on,
    'handoff', jsonb_build_object('day', s.handoff_day, 'time', s.handoff_time), 'everyWeeks', s.every_weeks,
    'members', (SELECT coalesce(jsonb_agg(user_id ORDER BY position), '[]') FROM schedule_members WHERE schedule_id = s.id),
    'overrides', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'userId', user_id, 'from', starts_at, 'to', ends_at)
       ORDER BY starts_at), '[]') FROM schedule_overrides WHERE schedule_id = s.id AND ends_at > w.since AND starts_at < w.until))`;

/**
 * The common table expressions `targets`, of the references in a relation with n, workspace_id, ref, since and until, and `away`, the
 * absences of whoever is behind them and of those who stand in; the statement begins WITH RECURSIVE.
 */
export const targetsIn = (refs: string): string => `targets AS MATERIALIZED (
  SELECT w.*, ${USER} AS target, jsonb_build_array(${COLLEAGUE}) AS people, NULL::jsonb AS schedule
  FROM ${refs} w JOIN users u ON u.email = lower(w.ref)
  JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id AND ${MAY_BE_ASKED}
  UNION ALL
  SELECT w.*, ${USER}, jsonb_build_array(${COLLEAGUE}), NULL
  FROM ${refs} w JOIN users u ON u.id = w.ref
  JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id AND ${MAY_BE_ASKED}
  UNION ALL
  SELECT w.*, ${TEAM}, ${TEAM_PEOPLE}, NULL
  FROM ${refs} w JOIN teams t ON t.workspace_id = w.workspace_id AND t.slug = substring(w.ref FROM '^team:(.*)$')
  UNION ALL
  SELECT w.*, ${TEAM}, ${TEAM_PEOPLE}, NULL FROM ${refs} w JOIN teams t ON t.workspace_id = w.workspace_id AND t.id = w.ref
  UNION ALL
  SELECT w.*, ${SCHEDULE}, ${SCHEDULE_PEOPLE}, ${ROTA}
  FROM ${refs} w JOIN schedules s ON s.workspace_id = w.workspace_id AND s.slug = substring(w.ref FROM '^schedule:(.*)$')
  UNION ALL
  SELECT w.*, ${SCHEDULE}, ${SCHEDULE_PEOPLE}, ${ROTA}
  FROM ${refs} w JOIN schedules s ON s.workspace_id = w.workspace_id AND s.id = w.ref),
away AS (
  SELECT t.n, t.since, t.until, a.* FROM targets t CROSS JOIN LATERAL jsonb_array_elements(t.people) AS p(person)
  JOIN absences a ON a.workspace_id = t.workspace_id AND a.user_id = p.person ->> 'id' AND a.ends_at > t.since AND a.starts_at < t.until
  UNION
  SELECT w.n, w.since, w.until, a.* FROM away w
  JOIN absences a ON a.workspace_id = w.workspace_id AND a.user_id = w.delegate_id AND a.ends_at > w.since AND a.starts_at < w.until)`;

/** What `targetsIn` found, as JSON by n: relations with n and `targets`, and with n and `absences`. */
export const TARGETS_BY_N = `SELECT n, jsonb_agg(jsonb_build_object('ref', ref, 'target', target, 'people', people, 'schedule', schedule))
    AS targets FROM targets GROUP BY n`;
export const ABSENCES_BY_N = `SELECT a.n, jsonb_agg(jsonb_build_object('id', a.id, 'userId', a.user_id, 'startsAt', a.starts_at,
    'endsAt', a.ends_at, 'delegateId', a.delegate_id, 'delegate', CASE WHEN u.id IS NOT NULL THEN ${COLLEAGUE} END)) AS absences
    FROM away a LEFT JOIN users u ON u.id = a.delegate_id
    LEFT JOIN memberships m ON m.user_id = a.delegate_id AND m.workspace_id = a.workspace_id GROUP BY a.n`;

const FIND_TARGETS = `
  WITH RECURSIVE asked AS (SELECT x.n::int, x.r FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS x(r, n)),
  named AS MATERIALIZED (SELECT DISTINCT n, r ->> 'workspaceId' AS workspace_id, ref,
      to_timestamp((r ->> 'since')::float8 / 1000) AS since, to_timestamp((r ->> 'until')::float8 / 1000) AS until
    FROM asked, jsonb_array_elements_text(r -> 'refs') AS ref),
  ${targetsIn("named")}
  SELECT coalesce(t.targets, '[]') AS targets, coalesce(a.absences, '[]') AS absences
  FROM asked LEFT JOIN (${TARGETS_BY_N}) t USING (n) LEFT JOIN (${ABSENCES_BY_N}) a USING (n) ORDER BY n`;

const find = () =>
  shared("find-targets", () =>
    gatheredReads(
      (wanted: Wanted[], scope) => rows<Found>(db(scope), FIND_TARGETS, JSON.stringify(wanted)),
      ({ workspaceId }) => workspaceId,
    ),
  );

/** The members who may be asked, teams and schedules behind references, by address, id or slug. */
export const findTargets = (workspaceId: string, refs: readonly string[], now: Date): Promise<Found> =>
  find()({ workspaceId, refs, ...hourOf(now) });

/** The same for one caller, on its own transaction, and for any period. */
export async function lookUpTargets(
  on: Db,
  workspaceId: string,
  refs: readonly string[],
  period: Period,
): Promise<Found> {
  const [found] = await rows<Found>(on, FIND_TARGETS, JSON.stringify([{ workspaceId, refs, ...period }]));
  return found ?? { targets: [], absences: [] };
}
