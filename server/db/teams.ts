import type { Role } from "@/core/access";
import { byName, nameValues, type NameQuery, orderByName } from "./by-name";
import { type Db, execute, postgresError, rows } from "./client";

export interface StoredTeam {
  id: string;
  workspaceId: string;
  slug: string;
  name: string;
  /** How many of its members can be asked, and the names of the first five. */
  reachable: number;
  people: string[];
}

export interface TeamMemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  lastSeenAt: Date | null;
}

const TEAM = `SELECT t.id, t.workspace_id AS "workspaceId", t.slug, t.name, r.count AS reachable, r.names AS people FROM teams t
  CROSS JOIN LATERAL (SELECT count(*)::int AS count, coalesce((array_agg(u.name ORDER BY u.name))[:5], '{}') AS names
    FROM team_members tm JOIN users u ON u.id = tm.user_id
    JOIN memberships m ON m.user_id = u.id AND m.workspace_id = t.workspace_id AND m.active AND m.role <> 'auditor'
    WHERE tm.team_id = t.id) r`;

export function listTeams(on: Db, query: NameQuery): Promise<StoredTeam[]> {
  const text = `${TEAM} WHERE t.workspace_id = $1 AND ${byName("t.name", "t.id", "t.name || ' ' || t.slug")}
    ${orderByName("t.name", "t.id")}`;
  return rows<StoredTeam>(on, text, ...nameValues(query));
}

export async function findTeam(on: Db, workspaceId: string, id: string): Promise<StoredTeam | null> {
  return (
    (await rows<StoredTeam>(on, `${TEAM} WHERE t.workspace_id = $1 AND t.id = $2`, workspaceId, id))[0] ??
    null
  );
}

/** Locked until the transaction ends; null where there is none. */
export async function lockTeam(tx: Db, workspaceId: string, id: string): Promise<StoredTeam | null> {
  const text = `${TEAM} WHERE t.workspace_id = $1 AND t.id = $2 FOR UPDATE OF t`;
  return (await rows<StoredTeam>(tx, text, workspaceId, id))[0] ?? null;
}

/** The teams behind these slugs. */
export const findTeamsBySlug = (
  on: Db,
  workspaceId: string,
  slugs: readonly string[],
): Promise<{ id: string; slug: string; name: string }[]> =>
  rows(
    on,
    "SELECT id, slug, name FROM teams WHERE workspace_id = $1 AND slug = ANY ($2::text[]) ORDER BY name",
    workspaceId,
    slugs,
  );

export async function insertTeam(
  tx: Db,
  { id, workspaceId, slug, name }: Pick<StoredTeam, "id" | "workspaceId" | "slug" | "name">,
): Promise<void> {
  const text = "INSERT INTO teams (id, workspace_id, slug, name) VALUES ($1, $2, $3, $4)";
  await execute(tx, text, id, workspaceId, slug, name);
}

export async function renameTeam(tx: Db, { id, workspaceId }: StoredTeam, name: string): Promise<void> {
  await execute(tx, "UPDATE teams SET name = $3 WHERE id = $1 AND workspace_id = $2", id, workspaceId, name);
}

export async function deleteTeam(tx: Db, { id, workspaceId }: StoredTeam): Promise<void> {
  await execute(tx, "DELETE FROM teams WHERE id = $1 AND workspace_id = $2", id, workspaceId);
}

/** Everybody in a team, also those who can no longer be asked. */
export function membersOf(on: Db, { id, workspaceId }: StoredTeam): Promise<TeamMemberRow[]> {
  const text = `SELECT u.id, u.name, u.email, m.role, m.active, m.last_seen_at AS "lastSeenAt" FROM team_members tm
    JOIN users u ON u.id = tm.user_id JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $2
    WHERE tm.team_id = $1 ORDER BY lower(u.name), u.id`;
  return rows<TeamMemberRow>(on, text, id, workspaceId);
}

/** Puts somebody into teams of a workspace; those that are gone, or that they are in, are passed over. Returns how many are new. */
export function addToTeams(
  tx: Db,
  workspaceId: string,
  userId: string,
  teamIds: readonly string[],
): Promise<number> {
  const text = `INSERT INTO team_members (team_id, user_id)
    SELECT t.id, m.user_id FROM teams t JOIN memberships m ON m.workspace_id = t.workspace_id AND m.user_id = $2
    WHERE t.workspace_id = $1 AND t.id = ANY ($3::text[]) ON CONFLICT DO NOTHING`;
  return execute(tx, text, workspaceId, userId, teamIds);
}

/** Returns whether they were in it. */
export async function removeFromTeam(tx: Db, { id }: StoredTeam, userId: string): Promise<boolean> {
  return (await execute(tx, "DELETE FROM team_members WHERE team_id = $1 AND user_id = $2", id, userId)) > 0;
}

export interface TeamUse {
  kind: "policy" | "intent_type" | "rule" | "schedule";
  id: string;
  name: string;
}

const NAMES_IT = `'$.** ? (@ == $ref)', jsonb_build_object('ref', $2::text)`;

/** What names a team by its reference, such as "team:data", wherever in it that stands. */
export function usesOfTeam(on: Db, workspaceId: string, ref: string): Promise<TeamUse[]> {
  const text = `SELECT 'policy' AS kind, id, name FROM policies
      WHERE workspace_id = $1 AND jsonb_path_exists(definition::jsonb, ${NAMES_IT})
    UNION ALL SELECT 'intent_type', id, name FROM intent_types
      WHERE workspace_id = $1 AND jsonb_path_exists(defaults::jsonb, ${NAMES_IT})
    ORDER BY kind DESC, name`;
  return rows<TeamUse>(on, text, workspaceId, ref);
}

/** How many open intents have a level that names a team, counted up to `most`. */
export async function countOpenNaming(
  on: Db,
  { id, workspaceId }: StoredTeam,
  most: number,
): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM (SELECT 1 FROM intents WHERE workspace_id = $1 AND status = 'waiting'
    AND jsonb_path_exists(plan, '$.levels[*].to[*].id ? (@ == $id)', jsonb_build_object('id', $2::text)) LIMIT $3) open`;
  return (await rows<{ count: number }>(on, text, workspaceId, id, most))[0]?.count ?? 0;
}

/** Whether a write failed because another team has the slug. */
export function isSlugTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("slug");
}
