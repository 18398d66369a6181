import { type Inngest, RetryAfterError } from "inngest";
import type { Send } from "@/core/notice";
import { BY_INNGEST } from "@/core/origin";
import { sendNotification } from "@/server/services/notifications/send";
import { NOTIFICATION_READY, RowReady } from "../events";

/** One message to one person. The row knows when it may be tried again; this only comes back then, until it is done with. */
export const notify = (client: Inngest, send: Send, now: () => Date) =>
  client.createFunction(
    { id: "notify", retries: 20, triggers: [{ event: NOTIFICATION_READY }] },
    async ({ event, step }) => {
      const { id } = RowReady.parse(event.data);
      await step.run("send", async () => {
        const again = await sendNotification(id, send, now, BY_INNGEST);
        if (again) throw new RetryAfterError("not sent yet", again);
      });
    },
  );
