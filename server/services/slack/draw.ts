import type { Intent } from "@/core/intent";
import { forChat } from "@/core/sensitive/mask";
import { settings } from "@/server/settings";
import { messageOf } from "@/server/slack/message";
import type { SlackMessage } from "@/server/slack/port";
import { sha256 } from "../secrets";

export const pageOf = (intentId: string): string => `${settings().PUBLIC_URL}/inbox/${intentId}`;

/** An intent as a message, with a digest that tells whether a message in Slack still shows the same. */
export function drawn(intent: Intent, why: string | null): { message: SlackMessage; digest: string } {
  const message = messageOf({ intent: forChat(intent), url: pageOf(intent.id), why });
  return { message, digest: sha256(JSON.stringify(message)) };
}
