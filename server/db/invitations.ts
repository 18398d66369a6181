import type { Role } from "@/core/access";
import { type Db, execute, postgresError, rows } from "./client";

export interface StoredInvitation {
  id: string;
  workspaceId: string;
  email: string;
  role: Role;
  teamIds: string[];
  teams: { id: string; slug: string; name: string }[];
  invitedBy: { id: string; name: string };
  createdAt: Date;
  expiresAt: Date;
  sentAt: Date | null;
  sendError: string | null;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
}

const INVITATION = `SELECT v.id, v.workspace_id AS "workspaceId", v.email, v.role, v.team_ids AS "teamIds", v.created_at AS "createdAt",
  v.expires_at AS "expiresAt", v.sent_at AS "sentAt", v.send_error AS "sendError", v.accepted_at AS "acceptedAt",
  v.withdrawn_at AS "withdrawnAt", jsonb_build_object('id', u.id, 'name', u.name) AS "invitedBy",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name) ORDER BY t.name), '[]')
   FROM teams t WHERE t.workspace_id = v.workspace_id AND t.id = ANY (v.team_ids)) AS teams
  FROM invitations v JOIN users u ON u.id = v.invited_by_id`;

/** Those that were neither accepted nor withdrawn, newest first. */
export function listInvitations(on: Db, workspaceId: string, limit: number): Promise<StoredInvitation[]> {
  const text = `${INVITATION} WHERE v.workspace_id = $1 AND v.accepted_at IS NULL AND v.withdrawn_at IS NULL
    ORDER BY v.created_at DESC, v.email LIMIT $2`;
  return rows<StoredInvitation>(on, text, workspaceId, limit);
}

/** Locked until the transaction ends; null where there is none. */
export async function lockInvitation(
  tx: Db,
  workspaceId: string,
  id: string,
): Promise<StoredInvitation | null> {
  const text = `${INVITATION} WHERE v.workspace_id = $1 AND v.id = $2 FOR UPDATE OF v`;
  return (await rows<StoredInvitation>(tx, text, workspaceId, id))[0] ?? null;
}

export interface InvitationFound extends StoredInvitation {
  workspaceName: string;
  /** Whoever has an account with its address already. */
  account: { id: string; name: string } | null;
}

/** Whose link this is, in whichever workspace. */
export async function findInvitationByHash(on: Db, hash: string): Promise<InvitationFound | null> {
  const text = `SELECT v.*, w.name AS "workspaceName",
      (SELECT jsonb_build_object('id', a.id, 'name', a.name) FROM users a WHERE a.email = v.email) AS account
    FROM (${INVITATION} WHERE v.token_hash = $1) v JOIN workspaces w ON w.id = v."workspaceId"`;
  return (await rows<InvitationFound>(on, text, hash))[0] ?? null;
}

export async function insertInvitation(
  tx: Db,
  invitation: StoredInvitation,
  tokenHash: string,
): Promise<void> {
  const text = `INSERT INTO invitations (id, workspace_id, email, role, team_ids, token_hash, invited_by_id, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  const { id, workspaceId, email, role, teamIds, invitedBy, createdAt, expiresAt } = invitation;
  await execute(
    tx,
    text,
    id,
    workspaceId,
    email,
    role,
    teamIds,
    tokenHash,
    invitedBy.id,
    createdAt,
    expiresAt,
  );
}

/** Gives it another link; the one before leads nowhere any more. */
export async function renewLink(
  tx: Db,
  { id, workspaceId }: StoredInvitation,
  tokenHash: string,
  expiresAt: Date,
): Promise<void> {
  const text = `UPDATE invitations SET token_hash = $3, expires_at = $4, sent_at = NULL, send_error = NULL
    WHERE id = $1 AND workspace_id = $2`;
  await execute(tx, text, id, workspaceId, tokenHash, expiresAt);
}

export async function noteSent(
  on: Db,
  { id, workspaceId }: Pick<StoredInvitation, "id" | "workspaceId">,
  { sentAt, sendError }: Pick<StoredInvitation, "sentAt" | "sendError">,
): Promise<void> {
  const text = "UPDATE invitations SET sent_at = $3, send_error = $4 WHERE id = $1 AND workspace_id = $2";
  await execute(on, text, id, workspaceId, sentAt, sendError);
}

export async function endInvitation(
  tx: Db,
  { id, workspaceId, acceptedAt, withdrawnAt }: StoredInvitation,
): Promise<void> {
  const text =
    "UPDATE invitations SET accepted_at = $3, withdrawn_at = $4 WHERE id = $1 AND workspace_id = $2";
  await execute(tx, text, id, workspaceId, acceptedAt, withdrawnAt);
}

/** Expired invitations of these addresses make room for new ones. */
export async function withdrawExpired(
  tx: Db,
  workspaceId: string,
  emails: readonly string[],
  now: Date,
): Promise<void> {
  const text = `UPDATE invitations SET withdrawn_at = $3 WHERE workspace_id = $1 AND email = ANY ($2::text[])
    AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at <= $3`;
  await execute(tx, text, workspaceId, emails, now);
}

/** Of these addresses, those that are a member's or were invited already. */
export function knownAddresses(
  on: Db,
  workspaceId: string,
  emails: readonly string[],
): Promise<{ email: string; why: "member" | "inactive" | "invited" }[]> {
  const text = `SELECT u.email, CASE WHEN m.active THEN 'member' ELSE 'inactive' END AS why FROM users u
      JOIN memberships m ON m.user_id = u.id AND m.workspace_id = $1 WHERE u.email = ANY ($2::text[])
    UNION ALL SELECT email, 'invited' FROM invitations
      WHERE workspace_id = $1 AND email = ANY ($2::text[]) AND accepted_at IS NULL AND withdrawn_at IS NULL`;
  return rows(on, text, workspaceId, emails);
}

/** A new account and membership, or only the membership. */
export async function insertMember(
  tx: Db,
  { workspaceId, role }: Pick<StoredInvitation, "workspaceId" | "role">,
  user: { id: string; name: string; email?: string; passwordHash?: string | null },
  now: Date,
): Promise<void> {
  if (user.email !== undefined) {
    const text = `INSERT INTO users (id, name, email, email_verified, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $4)`;
    await execute(tx, text, user.id, user.name, user.email, now, user.passwordHash ?? null);
  }
  const text = "INSERT INTO memberships (workspace_id, user_id, role, created_at) VALUES ($1, $2, $3, $4)";
  await execute(tx, text, workspaceId, user.id, role, now);
}

/** Whether a write failed because somebody else was first: with an invitation, an account or a membership. */
export const isTwice = (error: unknown): boolean => postgresError(error)?.code === "23505";
