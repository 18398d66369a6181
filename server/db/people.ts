import type { Member, Role } from "@/core/access";
import type { Person } from "@/core/facts";
import type { Target } from "@/core/plan";
import { shared } from "@/server/shared";
import { db, type Db, rows } from "./client";
import { gatheredReads } from "./gather";

export interface TargetFound {
  ref: string;
  target: Target;
  /** Who is behind it now: the person, or the team's active members. */
  people: Person[];
}

interface Wanted {
  workspaceId: string;
  refs: readonly string[];
}

const MAY_BE_ASKED = "m.active AND m.role <> 'auditor'";

const PERSON = "jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email)";
const USER = "jsonb_build_object('type', 'user', 'id', u.id, 'name', u.name, 'email', u.email)";

/** Selects n, ref, target and people of the references in a relation with n, workspace_id and ref. */
export const targetsIn = (refs: string): string => `
  SELECT w.n, w.ref, ${USER} AS target, jsonb_build_array(${PERSON}) AS people
  FROM ${refs} w JOIN users u ON u.email = lower(w.ref)
  JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id AND ${MAY_BE_ASKED}
  UNION ALL
  SELECT w.n, w.ref, ${USER}, jsonb_build_array(${PERSON})
  FROM ${refs} w JOIN users u ON u.id = w.ref
  JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id AND ${MAY_BE_ASKED}
  UNION ALL
  SELECT w.n, w.ref, jsonb_build_object('type', 'team', 'id', t.id, 'slug', t.slug, 'name', t.name),
    (SELECT coalesce(jsonb_agg(${PERSON} ORDER BY u.name), '[]')
     FROM team_members tm JOIN users u ON u.id = tm.user_id
     JOIN memberships m ON m.user_id = u.id AND m.workspace_id = w.workspace_id AND ${MAY_BE_ASKED}
     WHERE tm.team_id = t.id)
  FROM ${refs} w JOIN teams t ON t.workspace_id = w.workspace_id AND t.slug = substring(w.ref FROM '^team:(.*)$')`;

const FIND_TARGETS = `
  WITH named AS (SELECT x.n::int, x.r ->> 'workspaceId' AS workspace_id, ref
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS x(r, n), jsonb_array_elements_text(x.r -> 'refs') AS ref)
  ${targetsIn("named")}`;

const find = () =>
  shared("find-targets", () =>
    gatheredReads(async (wanted: Wanted[]) => {
      const found = await rows<TargetFound & { n: number }>(db(), FIND_TARGETS, JSON.stringify(wanted));
      return wanted.map((_, index) => found.filter(({ n }) => n === index + 1));
    }),
  );

/** The active members and the teams behind references such as "ana@acme.dev", "usr_…" or "team:data". */
export const findTargets = (workspaceId: string, refs: readonly string[]): Promise<TargetFound[]> =>
  find()({ workspaceId, refs });

export interface Reachable {
  users: Map<string, Person>;
  teams: Map<string, Person[]>;
}

/** Who of these users is still an active member, and who is in these teams now. */
export async function findReachable(
  on: Db,
  workspaceId: string,
  targets: readonly Target[],
): Promise<Reachable> {
  const userIds = targets.filter((target) => target.type === "user").map((target) => target.id);
  const teamIds = targets.filter((target) => target.type === "team").map((target) => target.id);
  const text = `
    SELECT NULL AS team_id, u.id, u.name, u.email FROM users u
    JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1 AND ${MAY_BE_ASKED}
    WHERE u.id = ANY ($2::text[])
    UNION ALL
    SELECT tm.team_id, u.id, u.name, u.email FROM team_members tm JOIN users u ON u.id = tm.user_id
    JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1 AND ${MAY_BE_ASKED}
    WHERE tm.team_id = ANY ($3::text[]) ORDER BY name`;
  const found = await rows<Person & { team_id: string | null }>(on, text, workspaceId, userIds, teamIds);
  const reachable: Reachable = { users: new Map(), teams: new Map() };
  for (const { team_id, ...person } of found) {
    if (team_id === null) reachable.users.set(person.id, person);
    else reachable.teams.set(team_id, [...(reachable.teams.get(team_id) ?? []), person]);
  }
  return reachable;
}

interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: Role;
}

const MEMBER = `SELECT u.id, u.name, u.email, m.role FROM users u JOIN memberships m ON m.user_id = u.id AND m.active`;

export async function findMemberIn(on: Db, workspaceId: string, userId: string): Promise<Member | null> {
  const [row] = await rows<MemberRow>(
    on,
    `${MEMBER} WHERE u.id = $1 AND m.workspace_id = $2`,
    userId,
    workspaceId,
  );
  return row ? memberOf(row) : null;
}

const memberOf = ({ id, name, email, role }: MemberRow): Member => ({ id, name, email, role });

export interface Addressable {
  ref: string;
  type: "user" | "team";
  name: string;
  email: string | null;
}

/** Everybody who can be asked, people before teams. */
export async function listAddressable(on: Db, workspaceId: string): Promise<Addressable[]> {
  const text = `
    SELECT u.email AS ref, 'user' AS type, u.name, u.email FROM users u
    JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1 AND ${MAY_BE_ASKED}
    UNION ALL SELECT 'team:' || slug, 'team', name, NULL FROM teams WHERE workspace_id = $1
    ORDER BY type DESC, name LIMIT 2000`;
  return rows<Addressable>(on, text, workspaceId);
}
