import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import type { Member, Role } from "@/core/access";
import { connection, type Db, execute, rows } from "./client";

/** next-auth's own tables: sign-in links and accounts at outside providers. */
export const authAdapter = (): Adapter => PrismaAdapter(connection().prisma) as Adapter;

export async function findPassword(
  on: Db,
  email: string,
): Promise<{ id: string; name: string; email: string; password_hash: string | null } | null> {
  const text = "SELECT id, name, email, password_hash FROM users WHERE email = lower($1)";
  const [row] = await rows<{ id: string; name: string; email: string; password_hash: string | null }>(
    on,
    text,
    email,
  );
  return row ?? null;
}

export async function isMemberByEmail(on: Db, email: string): Promise<boolean> {
  const text =
    "SELECT 1 AS one FROM users u JOIN memberships m ON m.user_id = u.id AND m.active WHERE u.email = lower($1) LIMIT 1";
  return (await rows(on, text, email)).length > 0;
}

export async function addSession(
  on: Db,
  session: { id: string; token: string; userId: string; expires: Date; now: Date },
): Promise<void> {
  const text =
    "INSERT INTO sessions (id, session_token, user_id, expires, created_at) VALUES ($1, $2, $3, $4, $5)";
  await execute(on, text, session.id, session.token, session.userId, session.expires, session.now);
}

/** Returns whose it was; null where there was none. */
export async function endSession(on: Db, token: string): Promise<string | null> {
  const text = `DELETE FROM sessions WHERE session_token = $1 RETURNING user_id AS "userId"`;
  return (await rows<{ userId: string }>(on, text, token))[0]?.userId ?? null;
}

/** The member behind a session that is neither ended nor expired. */
export async function findSessionMember(
  on: Db,
  token: string,
  now: Date,
): Promise<{ workspaceId: string; member: Member } | null> {
  const text = `SELECT u.id, u.name, u.email, m.role, m.workspace_id FROM sessions s JOIN users u ON u.id = s.user_id
    JOIN memberships m ON m.user_id = u.id AND m.active
    WHERE s.session_token = $1 AND s.expires > $2 ORDER BY m.created_at LIMIT 1`;
  const [row] = await rows<{ id: string; name: string; email: string; role: Role; workspace_id: string }>(
    on,
    text,
    token,
    now,
  );
  if (!row) return null;
  const { workspace_id: workspaceId, ...member } = row;
  return { workspaceId, member };
}
