import type { SendAlert } from "@/core/alert";
import type { Mail } from "@/server/emails/compose";
import { createDelivery } from "./deliver";
import { failed } from "./failure";
import type { MailSettings } from "./settings";

/** Mails alerts to admins. The sender never throws; what went wrong is in its result. */
export function createAlertSender(settings: MailSettings): SendAlert {
  const deliver = createDelivery(settings);
  const { hostname } = new URL(settings.publicUrl);

  return async (alert) => {
    let mail: Mail;
    try {
      const { composeAlertMail } = await import("@/server/emails/compose");
      mail = await composeAlertMail(alert);
    } catch (error) {
      return failed(`The alert could not be written: ${String(error)}`, false, settings.apiKey);
    }
    return deliver({
      to: alert.to.email,
      mail,
      headers: { "Message-ID": `<${alert.id}@${hostname}>`, "X-Entity-Ref-ID": alert.id },
      tags: [{ name: "kind", value: "alert" }],
      idempotencyKey: alert.id,
    });
  };
}
