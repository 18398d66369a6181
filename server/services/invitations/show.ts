import { AppError } from "@/core/errors";
import { INVITATION_DAYS, invitationStateOf, type SendInvitation } from "@/core/invitation";
import type { Json } from "@/core/json";
import type { InvitationWire } from "@/core/wire/invitations";
import type { Db } from "@/server/db/client";
import { lockInvitation, noteSent, type StoredInvitation } from "@/server/db/invitations";
import { settings } from "@/server/settings";
import type { Ctx } from "../context";
import { sha256 } from "../secrets";

export const invitationShown = (invitation: StoredInvitation, now: Date): InvitationWire => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  teams: invitation.teams,
  invited_by: invitation.invitedBy,
  state: invitationStateOf(invitation, now),
  created_at: invitation.createdAt.toISOString(),
  expires_at: invitation.expiresAt.toISOString(),
  sent_at: invitation.sentAt?.toISOString() ?? null,
  send_error: invitation.sendError,
});

/** What the audit trail keeps of an invitation: nothing that somebody could join by. */
export const invitationKept = ({ email, role, teams, expiresAt }: StoredInvitation): Json => ({
  email,
  role,
  teams: teams.map(({ slug }) => slug),
  expires_at: expiresAt.toISOString(),
});

/** Locked until the transaction ends. Throws not_found, and conflict where it is over. */
export async function lockedInvitation(tx: Db, ctx: Ctx, id: string): Promise<StoredInvitation> {
  const invitation = await lockInvitation(tx, ctx.workspaceId, id);
  if (!invitation) throw new AppError("not_found", "There is no such invitation.");
  const state = invitationStateOf(invitation, ctx.now);
  if (state === "accepted") throw new AppError("conflict", `${invitation.email} has joined already.`);
  if (state === "withdrawn") throw new AppError("conflict", "This invitation was withdrawn before.");
  return invitation;
}

/** Mails a link, and notes on the invitation whether it went out. */
export async function mailLink(
  on: Db,
  send: SendInvitation,
  invitation: StoredInvitation,
  { token, workspace, now }: { token: string; workspace: string; now: Date },
): Promise<StoredInvitation> {
  const sent = await send({
    key: `invitation-${sha256(token)}`,
    to: invitation.email,
    url: `${settings().PUBLIC_URL}/join/${token}`,
    inviter: invitation.invitedBy.name,
    workspace,
    role: invitation.role,
    days: INVITATION_DAYS,
  });
  const noted = sent.ok ? { sentAt: now, sendError: null } : { sentAt: null, sendError: sent.error };
  await noteSent(on, invitation, noted);
  return { ...invitation, ...noted };
}
