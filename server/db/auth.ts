import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import { connection, type Db, execute, rows } from "./client";

/** next-auth's own tables: sign-in links and accounts at outside providers. */
export const authAdapter = (): Adapter => PrismaAdapter(connection().prisma) as Adapter;

export interface PasswordHolder {
  id: string;
  name: string;
  email: string;
  password_hash: string | null;
}

export async function findPassword(on: Db, email: string): Promise<PasswordHolder | null> {
  const text = "SELECT id, name, email, password_hash FROM users WHERE email = lower($1)";
  const [row] = await rows<PasswordHolder>(on, text, email);
  return row ?? null;
}

export async function findPasswordOf(
  on: Db,
  userId: string,
): Promise<(PasswordHolder & { password_set_at: Date | null }) | null> {
  const text = "SELECT id, name, email, password_hash, password_set_at FROM users WHERE id = $1";
  const [row] = await rows<PasswordHolder & { password_set_at: Date | null }>(on, text, userId);
  return row ?? null;
}

/** Hashes a password anew; whoever has changed it meanwhile keeps theirs. */
export async function replacePassword(on: Db, userId: string, kept: string, next: string): Promise<void> {
  const text = "UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
  await execute(on, text, userId, kept, next);
}

export async function setPasswordHash(on: Db, userId: string, hash: string, now: Date): Promise<void> {
  const text = "UPDATE users SET password_hash = $2, password_set_at = $3 WHERE id = $1";
  await execute(on, text, userId, hash, now);
}

export async function isMemberByEmail(on: Db, email: string): Promise<boolean> {
  const text =
    "SELECT 1 AS one FROM users u JOIN memberships m ON m.user_id = u.id AND m.active WHERE u.email = lower($1) LIMIT 1";
  return (await rows(on, text, email)).length > 0;
}
