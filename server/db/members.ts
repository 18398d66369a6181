import type { Role } from "@/core/access";
import { byName, nameValues, type NameQuery, orderByName } from "./by-name";
import { type Db, execute, rows } from "./client";
import type { MemberKey } from "./notification-settings";

/** A member as an admin sees them. */
export interface StoredMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  active: boolean;
  teams: { id: string; slug: string; name: string }[];
  waiting: number;
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** Counting further would cost more than anybody learns from it. */
const COUNTED = 1_000;

const MEMBER = `SELECT u.id, u.name, u.email, m.role, m.active, m.created_at AS "createdAt", m.last_seen_at AS "lastSeenAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) ORDER BY t.name), '[]')
   FROM team_members tm JOIN teams t ON t.id = tm.team_id AND t.workspace_id = m.workspace_id WHERE tm.user_id = u.id) AS teams,
  (SELECT count(*)::int FROM (SELECT 1 FROM intent_people p JOIN intents i ON i.id = p.intent_id AND i.workspace_id = m.workspace_id
   WHERE p.user_id = u.id AND p.open AND p.current LIMIT ${COUNTED}) open) AS waiting
  FROM memberships m JOIN users u ON u.id = m.user_id`;

/** By name; `role` and `active` narrow it where they are not null. */
export function listMembers(
  on: Db,
  query: NameQuery,
  { role, active }: { role: Role | null; active: boolean | null },
): Promise<StoredMember[]> {
  const text = `${MEMBER} WHERE m.workspace_id = $1 AND ${byName("u.name", "u.id", "u.name || ' ' || u.email")}
    AND ($6::text IS NULL OR m.role = $6) AND ($7::boolean IS NULL OR m.active = $7) ${orderByName("u.name", "u.id")}`;
  return rows<StoredMember>(on, text, ...nameValues(query), role, active);
}

export async function findMembership(
  on: Db,
  { workspaceId, userId }: MemberKey,
): Promise<StoredMember | null> {
  const text = `${MEMBER} WHERE m.workspace_id = $1 AND m.user_id = $2`;
  return (await rows<StoredMember>(on, text, workspaceId, userId))[0] ?? null;
}

/**
 * Locks a membership and those of all who are admins now, in one order, so that of two admins who turn each other off one
 * comes first. Returns the ids of the admins.
 */
export async function lockWithAdmins(tx: Db, { workspaceId, userId }: MemberKey): Promise<string[]> {
  const text = `SELECT user_id AS id, role = 'admin' AND active AS admin FROM memberships
    WHERE workspace_id = $1 AND (user_id = $2 OR (role = 'admin' AND active)) ORDER BY user_id FOR UPDATE`;
  const found = await rows<{ id: string; admin: boolean }>(tx, text, workspaceId, userId);
  return found.filter(({ admin }) => admin).map(({ id }) => id);
}

export async function updateMembership(
  tx: Db,
  { workspaceId, userId }: MemberKey,
  { role, active }: Pick<StoredMember, "role" | "active">,
): Promise<void> {
  const text = "UPDATE memberships SET role = $3, active = $4 WHERE workspace_id = $1 AND user_id = $2";
  await execute(tx, text, workspaceId, userId, role, active);
}

/** Open intents that are with somebody now; of these those with nobody else, and of those the ones on their last level. */
export async function waitsOf(
  on: Db,
  { workspaceId, userId }: MemberKey,
): Promise<{ open: number; moving_on: number; nobody_left: number }> {
  const text = `SELECT count(*)::int AS open, (count(*) FILTER (WHERE alone))::int AS moving_on,
      (count(*) FILTER (WHERE alone AND level >= levels AND turn >= times))::int AS nobody_left
    FROM (SELECT i.level, i.turn, jsonb_array_length(i.plan -> 'levels') AS levels,
        coalesce((i.plan #>> '{repeat,times}')::int, 0) AS times, NOT EXISTS (
        SELECT 1 FROM intent_people o JOIN memberships om ON om.user_id = o.user_id AND om.workspace_id = i.workspace_id
        WHERE o.intent_id = i.id AND o.current AND o.user_id <> p.user_id AND om.active AND om.role <> 'auditor') AS alone
      FROM intent_people p JOIN intents i ON i.id = p.intent_id AND i.workspace_id = $1
      WHERE p.user_id = $2 AND p.open AND p.current) waits`;
  const [found] = await rows<{ open: number; moving_on: number; nobody_left: number }>(
    on,
    text,
    workspaceId,
    userId,
  );
  return found ?? { open: 0, moving_on: 0, nobody_left: 0 };
}

/** The agents that somebody answers for. */
export const agentsOwnedBy = (
  on: Db,
  { workspaceId, userId }: MemberKey,
): Promise<{ id: string; name: string }[]> =>
  rows(
    on,
    "SELECT id, name FROM agents WHERE workspace_id = $1 AND owner_id = $2 ORDER BY lower(name), id LIMIT 100",
    workspaceId,
    userId,
  );

/** Ends what somebody could still do here by: sessions, unless they are a member elsewhere; links of mails; devices that take push. */
export async function endAccess(tx: Db, { workspaceId, userId }: MemberKey, now: Date): Promise<void> {
  const sessions = "DELETE FROM sessions WHERE user_id = $2 AND NOT is_member_elsewhere($2, $1)";
  await execute(tx, sessions, workspaceId, userId);
  const devices = "DELETE FROM push_subscriptions WHERE workspace_id = $1 AND user_id = $2";
  await execute(tx, devices, workspaceId, userId);
  await voidLinks(tx, { workspaceId, userId }, now);
}

/** No mail that was sent to them answers any more. */
export async function voidLinks(tx: Db, { workspaceId, userId }: MemberKey, now: Date): Promise<void> {
  const text = `UPDATE answer_tokens t SET expires_at = $3 FROM intents i
    WHERE i.id = t.intent_id AND i.workspace_id = $1 AND t.user_id = $2 AND t.used_at IS NULL AND t.expires_at > $3`;
  await execute(tx, text, workspaceId, userId, now);
}

/** Notes that somebody was here, at most once a minute. */
export async function touchMember(on: Db, { workspaceId, userId }: MemberKey, now: Date): Promise<void> {
  const text = `UPDATE memberships SET last_seen_at = $3 WHERE workspace_id = $1 AND user_id = $2
    AND (last_seen_at IS NULL OR last_seen_at < $3::timestamptz - interval '1 minute')`;
  await execute(on, text, workspaceId, userId, now);
}
