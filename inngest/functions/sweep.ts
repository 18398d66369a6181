import type { Inngest } from "inngest";
import { BY_INNGEST } from "@/core/origin";
import type { Outside } from "@/server/adapters/outside";
import { applyDueAbsences } from "@/server/services/absences/apply";
import { sendDueAlerts } from "@/server/services/alerts/send";
import { attemptDueDeliveries } from "@/server/services/deliveries/attempt";
import { sendDueDigests } from "@/server/services/digests/send";
import { sealCommitted } from "@/server/services/audit/seal";
import { measureClosed } from "@/server/services/insights/measure";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { tellDueDepartures } from "@/server/services/members/depart";
import { sendDueNotifications } from "@/server/services/notifications/send";
import { cleanUp } from "@/server/services/retention/clean-up";
import { applyRetention } from "@/server/services/retention/retain";
import { refreshDueMessages } from "@/server/services/slack/refresh";
import { tellFailedSignIns } from "@/server/services/sign-in/trail";
import type { Slack } from "@/server/slack/port";

const MOMENTS = 200;
const ABSENCES = 20;
const SENDS = 20;
const MEASURED = 2_000;
const COUNTS = 200;
const REDACTED = 50;
const CLEANED = 1_000;
const SEALED = 2_000;

/** Every minute, whatever is due and was not done: the safety net where no long-lived process runs the embedded clock. */
export const sweep = (client: Inngest, outside: Outside & { slack?: Slack }, now: () => Date) =>
  client.createFunction(
    { id: "sweep", retries: 0, concurrency: 1, triggers: [{ cron: "* * * * *" }] },
    async ({ step }) => {
      const moments = await step.run("moments", () => fireDueMoments(now(), now(), MOMENTS, BY_INNGEST));
      const absences = await step.run("absences", () => applyDueAbsences(now(), now(), ABSENCES, BY_INNGEST));
      const notifications = await step.run("notifications", () =>
        sendDueNotifications(SENDS, outside.send, now, 0, BY_INNGEST),
      );
      const deliveries = await step.run("deliveries", () =>
        attemptDueDeliveries(SENDS, outside.call, now, 0, BY_INNGEST),
      );
      const digests = await step.run("digests", () => sendDueDigests(SENDS, outside.digest, now));
      const alerts = await step.run("alerts", () => sendDueAlerts(SENDS, outside.alert, now));
      const measured = await step.run("insights", () => measureClosed(MEASURED));
      const departures = await step.run("departures", () =>
        tellDueDepartures(now(), now(), SENDS, BY_INNGEST),
      );
      const redacted = await step.run("retention", () => applyRetention(now(), REDACTED));
      const cleaned = await step.run("clean-up", () => cleanUp(now(), CLEANED));
      const unsealed = await step.run("sealing", () => sealCommitted(now(), SEALED));
      const signIns = await step.run("failed sign-ins", () => tellFailedSignIns(now(), now(), COUNTS));
      const counts = { moments, absences, notifications, deliveries, digests, alerts, measured, departures };
      const done = { ...counts, redacted, cleaned, unsealed, signIns };
      const { slack } = outside;
      if (!slack) return done;
      const messages = await step.run("slack messages", () => refreshDueMessages(SENDS, slack, now));
      return { ...done, messages };
    },
  );
