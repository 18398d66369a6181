import { createInvitationSender } from "@/server/adapters/mail/send-invitation";
import type { SendInvitation } from "@/core/invitation";
import { mailSettings } from "@/server/services/mail-settings";

/** Mails invitations as this server is set up. Made per mail, because building the app must not need its configuration. */
export const sendInvitation: SendInvitation = (invitation) =>
  createInvitationSender(mailSettings(() => new Date()))(invitation);
