import type { SendDigest } from "@/core/digest";
import type { Mail } from "@/server/emails/compose";
import { createDelivery } from "./deliver";
import { failed } from "./failure";
import type { MailSettings } from "./settings";
import { unsubscribeHeaders } from "./unsubscribe-headers";

/** Mails digests. The sender never throws; what went wrong is in its result. */
export function createDigestSender(settings: MailSettings): SendDigest {
  const deliver = createDelivery(settings);
  const { hostname } = new URL(settings.publicUrl);

  return async (digest) => {
    let mail: Mail;
    try {
      const { composeDigestMail } = await import("@/server/emails/compose");
      mail = await composeDigestMail(digest);
    } catch (error) {
      return failed(`The digest could not be written: ${String(error)}`, false, settings.apiKey);
    }
    return deliver({
      to: digest.to.email,
      mail,
      headers: {
        "Message-ID": `<${digest.id}@${hostname}>`,
        "X-Entity-Ref-ID": digest.id,
        ...unsubscribeHeaders(digest.unsubscribe),
      },
      tags: [
        { name: "kind", value: "digest" },
        { name: "digest", value: digest.id },
      ],
      idempotencyKey: digest.id,
    });
  };
}
