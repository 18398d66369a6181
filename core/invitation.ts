import type { Role } from "./access";
import type { SendResult } from "./notice";

export const INVITATION_DAYS = 7;

export type InvitationState = "open" | "expired" | "accepted" | "withdrawn";

export function invitationStateOf(
  invitation: { expiresAt: Date; acceptedAt: Date | null; withdrawnAt: Date | null },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.withdrawnAt) return "withdrawn";
  return invitation.expiresAt <= now ? "expired" : "open";
}

export const expiryOfInvitation = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * 86_400_000);

/** A mail that asks somebody to join. */
export interface InvitationMail {
  /** However often it is sent under this key, one arrives. */
  key: string;
  to: string;
  /** Opens the page on which they join. */
  url: string;
  inviter: string;
  workspace: string;
  role: Role;
  days: number;
}

export type SendInvitation = (mail: InvitationMail) => Promise<SendResult>;
