import type { Notice } from "@/core/notice";
import { forwardToInngest } from "@/inngest/forward";
import { createOutside } from "./adapters/outside";
import { createSlack } from "./adapters/slack/client";
import { startClock, systemTime } from "./clock";
import { log } from "./log";
import { mailSettings } from "./services/mail-settings";
import { vapidKeys, vapidSubject } from "./services/push/keys";
import { forgetDevice, pushDevices } from "./services/push/subscribe";
import { allInteractionsDone } from "./services/slack/interact";
import { settleSlack } from "./services/slack/connect";
import { createSlackSender } from "./services/slack/send";
import { isolationGap } from "./services/workspace/isolation";
import { endAllWaits } from "./services/waiting/closing";
import { startListening, stopListening } from "./services/waiting/listen";
import { inngestIsConfigured, settings, slackSecrets } from "./settings";
import { shared } from "./shared";
import type { Slack } from "./slack/port";

export interface Running {
  inngest: boolean;
  stop: () => Promise<void>;
}

/** The ways out of this process, as it is configured. */
export function outside() {
  const { COUNTERSIGN_WEBHOOK_ALLOW: allow } = settings();
  const memberOf = ({ workspaceId, to }: Notice) => ({ workspaceId, userId: to.id });
  const slack = slackApp()?.slack;
  const ways = createOutside({
    mail: mailSettings(systemTime),
    push: {
      vapid: async () => ({ subject: vapidSubject(), ...(await vapidKeys()) }),
      devicesOf: (notice) => pushDevices(memberOf(notice)),
      forget: (notice, device) => forgetDevice(memberOf(notice), device.id, systemTime()),
      allow,
      now: systemTime,
    },
    webhookAllow: allow,
    senders: slack ? { slack: createSlackSender(slack, systemTime) } : {},
    now: systemTime,
  });
  return { ...ways, ...(slack && { slack }) };
}

/** This server's Slack app, with what its requests are signed with; null where none is configured. */
export function slackApp(): { slack: Slack; signingSecret: string } | null {
  const secrets = slackSecrets(settings());
  if (!secrets) return null;
  const { token, signingSecret } = secrets;
  const slack = shared("slack", () => createSlack({ token, apiUrl: settings().SLACK_API_URL }));
  return { slack, signingSecret };
}

/** Starts what runs beside the requests, once per process: listening to the database, the clock, and alarms to Inngest. */
export const startEngine = (): Promise<Running> => shared("engine", start);

/** Lets the work in hand finish when the process is asked to end. */
export function stopOnSignals({ stop }: Running): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
}

/** Loaded only where it is used: it is a good part of a start. */
const inngestClient = async () => (await import("@/inngest/client")).createClient();

async function start(): Promise<Running> {
  await startListening();
  const gap = await isolationGap();
  if (gap) log.warn(gap);
  // Where there is a Slack app, its lane of the clock does this, when there is a workspace.
  if (!slackApp())
    await settleSlack().catch((err: unknown) => log.warn({ err }, "Slack could not be put away"));
  const inngest = inngestIsConfigured(settings());
  const graceMs = inngest ? settings().COUNTERSIGN_CLOCK_GRACE_SECONDS * 1000 : 0;
  const stopForwarding = inngest
    ? forwardToInngest(await inngestClient(), (err) =>
        log.warn({ err }, "Inngest did not take an alarm; the embedded clock will"),
      )
    : () => {};
  const clock = startClock({ ...outside(), graceMs });
  const end = async (): Promise<void> => {
    endAllWaits();
    stopForwarding();
    await allInteractionsDone();
    await clock.stop();
    await stopListening();
  };
  let ended: Promise<void> | undefined;
  return { inngest, stop: () => (ended ??= end()) };
}
