import type { SendAlert } from "@/core/alert";
import type { SendHead } from "@/core/audit/anchor";
import type { SendDigest } from "@/core/digest";
import type { Send } from "@/core/notice";
import { createAlertSender } from "@/server/adapters/mail/send-alert";
import { createDigestSender } from "@/server/adapters/mail/send-digest";
import { createHeadSender } from "@/server/adapters/mail/send-head";
import { createMailSender } from "@/server/adapters/mail/send-notice";
import { sendNotification } from "@/server/services/notifications/send";
import { settings } from "@/server/settings";
import { noticesOf } from "./database";
import { type Answer, type OutsideServer, type Received, startOutside } from "./outside-server";

export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  key: string;
}

export interface Mailbox extends OutsideServer {
  /** The messages that arrived, each once, however often it was sent. */
  mails: Mail[];
  to: (person: { email: string }) => Mail[];
  /** Sends notices here through the real Resend SDK. */
  send: Send;
  /** And digests. */
  digest: SendDigest;
  /** And what admins are told. */
  alert: SendAlert;
  /** And signed heads. */
  head: SendHead;
}

/** Speaks Resend's POST /emails: one message per idempotency key, and 409 where a key comes with another body. */
export async function openMailbox(now: () => Date = () => new Date()): Promise<Mailbox> {
  const first = new Map<string, string>();
  const mails: Mail[] = [];
  const server = await startOutside(({ body, headers }) => {
    const key = String(headers["idempotency-key"]);
    const known = first.get(key);
    if (known !== undefined && known !== body) return resendError(409, "invalid_idempotent_request");
    if (known === undefined) {
      first.set(key, body);
      mails.push({ ...JSON.parse(body), key });
    }
    return { status: 200, body: { id: `re_${key}` } };
  });
  const from = "Countersign <countersign@acme.dev>";
  const mail = () => ({
    apiKey: "re_test",
    baseUrl: server.url,
    from,
    publicUrl: settings().PUBLIC_URL,
    now,
  });
  const send: Send = (notice) => createMailSender(mail())(notice);
  const digest: SendDigest = (one) => createDigestSender(mail())(one);
  const alert: SendAlert = (one) => createAlertSender(mail())(one);
  const head: SendHead = (one) => createHeadSender(mail())(one);
  const to = ({ email }: { email: string }) => mails.filter((mail) => mail.to === email);
  return { ...server, mails, to, send, digest, alert, head };
}

/** Sends what is due about one intent, as the clock would at that time. */
export async function sendAll(mailbox: Mailbox, id: string, now: Date): Promise<void> {
  for (const notice of await noticesOf(id)) await sendNotification(notice.id, mailbox.send, () => now);
}

/** A failure in Resend's own words. */
export const resendError = (status: number, name: string, headers: Record<string, string> = {}): Answer => ({
  status,
  body: { statusCode: status, name, message: `refused by the test: ${name}` },
  headers,
});

/** The bearer's part of the answer link in a mail. */
export function tokenIn({ text }: Pick<Mail, "text">): string {
  const found = /\/answer\/([\w-]+)/.exec(text);
  if (!found?.[1]) throw new Error(`there is no answer link in this mail:\n${text}`);
  return found[1];
}

/** What one request to the mailbox asked for. */
export const keyOf = ({ headers }: Received): string => String(headers["idempotency-key"]);
