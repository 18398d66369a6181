import { type Inngest, RetryAfterError } from "inngest";
import type { Call } from "@/core/delivery";
import { BY_INNGEST } from "@/core/origin";
import { attemptDelivery } from "@/server/services/deliveries/attempt";
import { DELIVERY_READY, RowReady } from "../events";

/** One webhook to one place; as with mail, the row says when the next attempt may be. */
export const deliverWebhook = (client: Inngest, call: Call, now: () => Date) =>
  client.createFunction(
    { id: "deliver-webhook", retries: 20, triggers: [{ event: DELIVERY_READY }] },
    async ({ event, step }) => {
      const { id } = RowReady.parse(event.data);
      await step.run("attempt", async () => {
        const again = await attemptDelivery(id, call, now, BY_INNGEST);
        if (again) throw new RetryAfterError("not delivered yet", again);
      });
    },
  );
