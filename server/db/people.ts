import type { Member, Role } from "@/core/access";
import type { Target } from "@/core/plan";
import { type Db, rows } from "./client";
import { MAY_BE_ASKED } from "./targets";

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
  type: Target["type"];
  name: string;
  email: string | null;
}

/** Everybody who can be asked: people, then teams, then schedules. */
export async function listAddressable(on: Db, workspaceId: string): Promise<Addressable[]> {
  const text = `SELECT ref, type, name, email FROM (
      SELECT 1 AS place, u.email AS ref, 'user' AS type, u.name, u.email FROM users u
      JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1 AND ${MAY_BE_ASKED}
      UNION ALL SELECT 2, 'team:' || slug, 'team', name, NULL FROM teams WHERE workspace_id = $1
      UNION ALL SELECT 3, 'schedule:' || slug, 'schedule', name, NULL FROM schedules WHERE workspace_id = $1) x
    ORDER BY place, name LIMIT 2000`;
  return rows<Addressable>(on, text, workspaceId);
}

/** What these members are called, by id. */
export async function namesOf(
  on: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const text = `SELECT u.id, u.name FROM users u JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1
    WHERE u.id = ANY ($2::text[])`;
  const found = await rows<{ id: string; name: string }>(on, text, workspaceId, ids);
  return new Map(found.map(({ id, name }) => [id, name]));
}
