import type { SendAlert } from "@/core/alert";
import type { Channel } from "@/core/channels";
import type { Call } from "@/core/delivery";
import type { SendDigest } from "@/core/digest";
import { byChannel, type Send } from "@/core/notice";
import type { SendHead } from "@/core/audit/anchor";
import { createAlertSender } from "./mail/send-alert";
import { createDigestSender } from "./mail/send-digest";
import { createHeadSender } from "./mail/send-head";
import { createMailSender } from "./mail/send-notice";
import type { MailSettings } from "./mail/settings";
import { createPushSender, type PushSettings } from "./push/send-push";
import { createWebhookCaller } from "./webhook/call";

export interface OutsideSettings {
  mail: MailSettings;
  push: PushSettings;
  webhookAllow: string;
  /** The ways besides mail and push that this server has. */
  senders?: Partial<Record<Exclude<Channel, "email" | "push">, Send>>;
  now: () => Date;
}

export interface Outside {
  send: Send;
  digest: SendDigest;
  alert: SendAlert;
  head: SendHead;
  call: Call;
}

/** The ways out of this process: messages to people, webhooks to agents. */
export function createOutside({ mail, push, webhookAllow, senders, now }: OutsideSettings): Outside {
  return {
    send: byChannel({ email: createMailSender(mail), push: createPushSender(push), ...senders }),
    digest: createDigestSender(mail),
    alert: createAlertSender(mail),
    head: createHeadSender(mail),
    call: createWebhookCaller({ allow: webhookAllow, now }),
  };
}
