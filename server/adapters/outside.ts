import type { Channel } from "@/core/channels";
import type { Call } from "@/core/delivery";
import { byChannel, type Send } from "@/core/notice";
import { createMailSender } from "./mail/send-notice";
import type { MailSettings } from "./mail/settings";
import { createWebhookCaller } from "./webhook/call";

export interface OutsideSettings {
  mail: MailSettings;
  webhookAllow: string;
  /** The ways besides mail that this server has. */
  senders?: Partial<Record<Exclude<Channel, "email">, Send>>;
  now: () => Date;
}

/** The ways out of this process: messages to people, webhooks to agents. */
export function createOutside({ mail, webhookAllow, senders, now }: OutsideSettings): {
  send: Send;
  call: Call;
} {
  const send = byChannel({ email: createMailSender(mail), ...senders });
  return { send, call: createWebhookCaller({ allow: webhookAllow, now }) };
}
