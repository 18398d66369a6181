import type { Inngest } from "inngest";
import type { Outside } from "@/server/adapters/outside";
import type { Slack } from "@/server/slack/port";
import { deliverWebhook } from "./functions/deliver-webhook";
import { notify } from "./functions/notify";
import { pursueIntent } from "./functions/pursue-intent";
import { sweep } from "./functions/sweep";

/** Everything that Inngest may run for us: when things happen, never what they mean. */
export const createFunctions = (client: Inngest, outside: Outside & { slack?: Slack }, now: () => Date) => [
  pursueIntent(client, now),
  notify(client, outside.send, now),
  deliverWebhook(client, outside.call, now),
  sweep(client, outside, now),
];
