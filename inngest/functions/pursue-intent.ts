import type { Inngest } from "inngest";
import { BY_INNGEST } from "@/core/origin";
import { fireMoment } from "@/server/services/intents/pursue";
import { Scheduled, SCHEDULED, scheduled } from "../events";

/**
 * One run per alarm: sleep until the moment is due, let the service look whether it really is, and set the next alarm.
 * An alarm that woke too early sleeps once more; whatever goes wrong beyond that is the embedded clock's to catch.
 */
export const pursueIntent = (client: Inngest, now: () => Date) =>
  client.createFunction(
    { id: "pursue-intent", retries: 10, triggers: [{ event: SCHEDULED }] },
    async ({ event, step }) => {
      const { workspaceId, intentId, dueAt } = Scheduled.parse(event.data);
      const fire = async () => {
        const { fired, nextAt } = await fireMoment(
          { workspaceId, caller: { type: "system" }, now: now(), origin: BY_INNGEST },
          intentId,
        );
        return { fired, nextAt: nextAt?.toISOString() ?? null };
      };
      await step.sleepUntil("until-due", new Date(dueAt));
      let result = await step.run("fire", fire);
      if (!result.fired && result.nextAt === dueAt) {
        await step.sleep("woken-too-early", "1s");
        result = await step.run("fire-again", fire);
      }
      if (result.nextAt && result.nextAt !== dueAt) {
        await step.sendEvent("next-alarm", scheduled({ workspaceId, intentId, dueAt: result.nextAt }));
      }
      return result;
    },
  );
