import type { Notice, NoticeKind, Send } from "@/core/notice";
import type { Mail } from "@/server/emails/compose";
import { createDelivery } from "./deliver";
import { failed } from "./failure";
import { unsubscribeHeaders } from "./unsubscribe-headers";
import type { MailSettings } from "./settings";

/** A way to reach people by mail. The sender never throws; what went wrong is in its result. */
export function createMailSender(settings: MailSettings): Send {
  const deliver = createDelivery(settings);
  const { hostname } = new URL(settings.publicUrl);

  return async (notice) => {
    let mail: Mail;
    try {
      // Loaded with the first mail: a server that was killed is back the sooner.
      const { composeMail } = await import("@/server/emails/compose");
      mail = await composeMail(notice, notice.at);
    } catch (error) {
      return failed(`The mail could not be written: ${String(error)}`, false, settings.apiKey);
    }
    return deliver({
      to: notice.to.email,
      mail,
      headers: { ...threadHeaders(notice, hostname), ...unsubscribeHeaders(notice.unsubscribe) },
      tags: [
        { name: "kind", value: notice.kind },
        { name: "intent", value: notice.intent.id },
        { name: "notification", value: notice.id },
      ],
      idempotencyKey: notice.id,
    });
  };
}

/** The kinds that somebody gets first about an intent; the others reply to those. */
const FIRST: readonly NoticeKind[] = ["waiting", "escalated"];

/**
 * All mails about an intent point to one root that is itself never sent, so they stay together even where the
 * provider puts its own Message-ID over ours. Gmail parts threads whose X-Entity-Ref-ID differs: two intents with
 * the same title do not run together.
 */
function threadHeaders({ id, kind, intent }: Notice, host: string): Record<string, string> {
  const root = `<${intent.id}@${host}>`;
  return {
    "Message-ID": `<${id}@${host}>`,
    References: root,
    ...(FIRST.includes(kind) ? {} : { "In-Reply-To": root }),
    "X-Entity-Ref-ID": intent.id,
  };
}
