import type { SendInvitation } from "@/core/invitation";
import { composeInvitationMail } from "@/server/emails/compose";
import { createDelivery } from "./deliver";
import type { MailSettings } from "./settings";

/** Mails an invitation; what went wrong on the way is in the result. */
export function createInvitationSender(settings: MailSettings): SendInvitation {
  const { host } = new URL(settings.publicUrl);
  const deliver = createDelivery(settings);
  return async (invitation) => {
    const mail = await composeInvitationMail(invitation, host);
    const { to, key } = invitation;
    return deliver({ to, mail, headers: { "X-Entity-Ref-ID": key }, idempotencyKey: key });
  };
}
