import type { SendHead } from "@/core/audit/anchor";
import type { Mail } from "@/server/emails/compose";
import { createDelivery } from "./deliver";
import { failed } from "./failure";
import type { MailSettings } from "./settings";

/** Mails signed heads to whoever keeps them. The sender never throws; what went wrong is in its result. */
export function createHeadSender(settings: MailSettings): SendHead {
  const deliver = createDelivery(settings);
  const { hostname } = new URL(settings.publicUrl);

  return async (head) => {
    let mail: Mail;
    try {
      const { composeHeadMail } = await import("@/server/emails/compose");
      mail = await composeHeadMail(head);
    } catch (error) {
      return failed(`The mail could not be written: ${String(error)}`, false, settings.apiKey);
    }
    return deliver({
      to: head.to,
      mail,
      headers: { "Message-ID": `<${head.id}@${hostname}>`, "X-Entity-Ref-ID": head.id },
      tags: [{ name: "kind", value: "head" }],
      idempotencyKey: head.id,
    });
  };
}
