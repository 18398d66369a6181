import type { Notice } from "@/core/notice";
import { forwardToInngest } from "@/inngest/forward";
import { appenderTo } from "./adapters/append-lines";
import { createOutside } from "./adapters/outside";
import { createSlack } from "./adapters/slack/client";
import { startClock } from "./clock";
import { systemTime } from "./clock/system-time";
import { log } from "./log";
import { mailSettings } from "./services/mail-settings";
import { vapidKeys, vapidSubject } from "./services/push/keys";
import { forgetDevice, pushDevices } from "./services/push/subscribe";
import { allInteractionsDone } from "./services/slack/interact";
import { createSlackSender } from "./services/slack/send";
import { closeConnection } from "./db/client";
import { meters } from "./meters";
import { giveBackAll } from "./services/in-hand";
import { announceClosing, endAllWaits } from "./services/waiting/closing";
import { onCommitted, type Signal } from "./services/waiting/hub";
import { setTracing, tracing } from "./tracing";
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
  const file = settings().COUNTERSIGN_AUDIT_HEADS_FILE;
  return { ...ways, ...(slack && { slack }), ...(file && { appendHeads: appenderTo(file) }) };
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

interface Signals {
  taken: boolean;
}

/** That this process ends in its own order when it is asked to; Next.js's start of the engine then leaves signals alone. */
export function takeSignals(): void {
  heard().taken = true;
}

const heard = () => shared("heard", (): Signals => ({ taken: false }));

/** Lets the work in hand finish when the process is asked to end. */
export function stopOnSignals({ stop }: Running): void {
  if (heard().taken) return;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
}

/** Loaded only where it is used: it is a good part of a start. */
const inngestClient = async () => (await import("@/inngest/client")).createClient();

/** For what the clock has in hand, and then for each of the last things. */
const FINISH_MS = 5_000;
const LAST_WORD_MS = 1_000;

/** Waits for something no longer than that; undefined where it took longer, or failed. */
function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const done = (value?: T): void => {
      clearTimeout(timer);
      resolve(value);
    };
    work.then(done, (err: unknown) => {
      log.warn({ err }, "something could not be ended in order");
      done();
    });
  });
}

/** Sends the last spans and closes the connections to the database: the last thing that a process does. */
export async function disconnect(): Promise<void> {
  await atMost(LAST_WORD_MS, tracing()?.stop() ?? Promise.resolve());
  await atMost(LAST_WORD_MS, closeConnection());
}

/** Loaded only where spans are wanted: it is a good part of a start. */
async function settleTracing(): Promise<void> {
  if (!settings().OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { startTracing } = await import("./tracing/otel");
  setTracing(startTracing());
}

function counted({ local, types, intentId, seq }: Signal): void {
  if (!local) return;
  for (const type of types) meters().facts.add({ type });
  log.debug({ intent_id: intentId, facts: types, seq: Number(seq) }, "an intent changed");
}

async function start(): Promise<Running> {
  await Promise.all([startListening(), settleTracing()]);
  const inngest = inngestIsConfigured(settings());
  const graceMs = inngest ? settings().COUNTERSIGN_CLOCK_GRACE_SECONDS * 1000 : 0;
  const stopForwarding = inngest
    ? forwardToInngest(await inngestClient(), (err) =>
        log.warn({ err }, "Inngest did not take an alarm; the embedded clock will"),
      )
    : () => {};
  const clock = startClock({ ...outside(), graceMs });
  const stopCounting = onCommitted(counted);
  const end = async (): Promise<void> => {
    announceClosing();
    endAllWaits();
    stopForwarding();
    await atMost(FINISH_MS, Promise.all([allInteractionsDone(), clock.stop()]));
    const left = await atMost(LAST_WORD_MS, giveBackAll(systemTime()));
    if (left) log.warn({ rows: left }, "what was under way was given back: others will do it");
    stopCounting();
    await atMost(LAST_WORD_MS, stopListening());
  };
  let ended: Promise<void> | undefined;
  return { inngest, stop: () => (ended ??= end()) };
}
