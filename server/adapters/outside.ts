import type { Call } from "@/core/delivery";
import { byChannel, type Send } from "@/core/notice";
import { createMailSender } from "./mail/send-notice";
import type { MailSettings } from "./mail/settings";
import { createWebhookCaller } from "./webhook/call";

export interface OutsideSettings {
  mail: MailSettings;
  webhookAllow: string;
  now: () => Date;
}

/** The ways out of this process: mail to people, webhooks to agents. */
export function createOutside({ mail, webhookAllow, now }: OutsideSettings): { send: Send; call: Call } {
  const send = byChannel({ email: createMailSender(mail) });
  return { send, call: createWebhookCaller({ allow: webhookAllow, now }) };
}
