import type { Notice, NoticeKind, Send } from "@/core/notice";
import { createSender } from "./sender";
import type { MailSettings } from "./settings";
import { unsubscribeHeaders } from "./unsubscribe-headers";

/** A way to reach people by mail. */
export const createMailSender = (settings: MailSettings): Send =>
  createSender(settings, {
    name: "mail",
    compose: ({ composeMail }, notice) => composeMail(notice, notice.at),
    address: ({ to }) => to.email,
    headers: (notice, host) => ({
      ...threadHeaders(notice, host),
      ...unsubscribeHeaders(notice.unsubscribe),
    }),
    tags: ({ id, kind, intent }) => [
      { name: "kind", value: kind },
      { name: "intent", value: intent.id },
      { name: "notification", value: id },
    ],
  });

/** The kinds that somebody gets first about an intent; the others reply to those. */
const FIRST: readonly NoticeKind[] = ["waiting", "escalated"];

/**
 * All mails about an intent point to one root that is itself never sent, so they stay together even where the
 * provider puts its own Message-ID over ours. Gmail parts threads whose X-Entity-Ref-ID differs: two intents with
 * the same title do not run together.
 */
function threadHeaders({ kind, intent }: Notice, host: string): Record<string, string> {
  const root = `<${intent.id}@${host}>`;
  return {
    References: root,
    ...(FIRST.includes(kind) ? {} : { "In-Reply-To": root }),
    "X-Entity-Ref-ID": intent.id,
  };
}
