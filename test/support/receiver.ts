import type { Call } from "@/core/delivery";
import { createWebhookCaller } from "@/server/adapters/webhook/call";
import { attemptDelivery } from "@/server/services/deliveries/attempt";
import { deliveriesOf } from "./database";
import { type OutsideServer, type Received, startOutside } from "./outside-server";

export interface Receiver extends OutsideServer {
  /** Where the agent wants its webhooks. */
  hook: string;
  /** Calls webhooks as the server does, with loopback allowed. */
  call: Call;
}

/** An agent's own HTTP server, which takes webhooks. */
export async function openReceiver(now: () => Date = () => new Date()): Promise<Receiver> {
  const server = await startOutside(() => ({ status: 204 }));
  return {
    ...server,
    hook: `${server.url}/hook`,
    call: createWebhookCaller({ allow: "127.0.0.1/32", now, timeoutMs: 5_000 }),
  };
}

/** Makes the calls that are due about one intent, as the clock would at that time. */
export async function deliverAll(call: Call, id: string, now: Date): Promise<void> {
  for (const delivery of await deliveriesOf(id)) await attemptDelivery(delivery.id, call, () => now);
}

/** The Standard Webhooks headers of a call. */
export const webhookHeaders = ({ headers }: Received) => ({
  "webhook-id": String(headers["webhook-id"]),
  "webhook-timestamp": String(headers["webhook-timestamp"]),
  "webhook-signature": String(headers["webhook-signature"]),
});
