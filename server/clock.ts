import type { SendAlert } from "@/core/alert";
import type { AppendLines, SendHead } from "@/core/audit/anchor";
import type { Call } from "@/core/delivery";
import type { SendDigest } from "@/core/digest";
import type { Send } from "@/core/notice";
import { Lane } from "./clock/lane";
import { seldom } from "./clock/seldom";
import { settling } from "./clock/settling";
import { resting } from "./clock/rest";
import { applyDueAbsences, nextAbsenceDue } from "./services/absences/apply";
import { onAbsenceSet } from "./services/absences/wake";
import { nextAlertDue, sendDueAlerts } from "./services/alerts/send";
import { attemptDueDeliveries, nextDeliveryDue } from "./services/deliveries/attempt";
import { onReplayed } from "./services/deliveries/wake";
import { nextDigestDue, sendDueDigests } from "./services/digests/send";
import { nextAnchorDue, sendDueHeads } from "./services/audit/anchors/send";
import { onAnchorsDue } from "./services/audit/anchors/wake";
import { HeadsKeeper } from "./services/audit/keep-heads";
import { sealCommitted } from "./services/audit/seal";
import { measureClosed } from "./services/insights/measure";
import { fireDueMoments, nextMomentDue } from "./services/intents/pursue";
import { nextFailedSignInsDue, tellFailedSignIns } from "./services/sign-in/trail";
import { nextDepartureDue, tellDueDepartures } from "./services/members/depart";
import { sendDueNotifications, nextNotificationDue } from "./services/notifications/send";
import { matchingMembers } from "./clock/matching";
import { cleanUp } from "./services/retention/clean-up";
import { applyRetention } from "./services/retention/retain";
import { nextMessageDue, refreshDueMessages } from "./services/slack/refresh";
import { onCommitted } from "./services/waiting/hub";
import type { Slack } from "./slack/port";

export interface Engine {
  send: Send;
  digest: SendDigest;
  alert: SendAlert;
  head: SendHead;
  call: Call;
  /** Where a Slack app is configured. */
  slack?: Slack;
  /** Appends lines to the file of signed heads, where one is configured. */
  appendHeads?: AppendLines;
  /** How overdue something must be before this clock takes it; 0 where it is the only one. */
  graceMs: number;
}

const MOMENTS_AT_ONCE = 50;
const ABSENCES_AT_ONCE = 10;
const NOTICES_AT_ONCE = 4;
const DELIVERIES_AT_ONCE = 16;
const DIGESTS_AT_ONCE = 4;
const ALERTS_AT_ONCE = 4;
const ANCHORS_AT_ONCE = 4;
const HEADS_KEPT_EVERY_MS = 1_000;
const DEPARTURES_AT_ONCE = 4;
const FAILED_SIGN_INS_AT_ONCE = 100;
const SLACK_MESSAGES_AT_ONCE = 8;
const REDACTED_AT_ONCE = 20;
const CLEANED_AT_ONCE = 1_000;
const CLEANED_EVERY_MS = 3_600_000;
const SEALED_AT_ONCE = 500;
/** So often whatever was committed is sealed, whoever committed it: within a second, with one head for all of it. */
const SEALED_EVERY_MS = 700;
const MEASURED_AT_ONCE = 1_000;
/** What closes within so long is measured together, so that answers seldom find the database at figures. */
const MEASURED_AFTER_MS = 2_000;

/** The time, for what has no request to bring it along. */
export const systemTime = (): Date => new Date();

/** What each lane does in one go; true where more may be due. */
const sweeps = ({ send, digest, alert, head, call, graceMs }: Engine, keeper: HeadsKeeper | null) => {
  const dueBy = (): Date => new Date(Date.now() - graceMs);
  const rest = resting();
  const restAfterMeasuring = resting();
  const restAfterRetention = resting();
  const restAfterSealing = resting();
  return {
    moments: async () => (await fireDueMoments(systemTime(), dueBy(), MOMENTS_AT_ONCE)) === MOMENTS_AT_ONCE,
    absences: async () =>
      (await applyDueAbsences(systemTime(), dueBy(), ABSENCES_AT_ONCE)) === ABSENCES_AT_ONCE,
    notifications: async () => {
      const started = performance.now();
      const more =
        (await sendDueNotifications(NOTICES_AT_ONCE, send, systemTime, graceMs)) === NOTICES_AT_ONCE;
      if (more) await rest(performance.now() - started);
      return more;
    },
    deliveries: async () =>
      (await attemptDueDeliveries(DELIVERIES_AT_ONCE, call, systemTime, graceMs)) === DELIVERIES_AT_ONCE,
    digests: async () =>
      (await sendDueDigests(DIGESTS_AT_ONCE, digest, systemTime, graceMs)) === DIGESTS_AT_ONCE,
    alerts: async () => (await sendDueAlerts(ALERTS_AT_ONCE, alert, systemTime, graceMs)) === ALERTS_AT_ONCE,
    insights: async () => {
      const started = performance.now();
      const more = (await measureClosed(MEASURED_AT_ONCE)) === MEASURED_AT_ONCE;
      if (more) await restAfterMeasuring(performance.now() - started);
      return more;
    },
    failedSignIns: async () =>
      (await tellFailedSignIns(systemTime(), dueBy(), FAILED_SIGN_INS_AT_ONCE)) === FAILED_SIGN_INS_AT_ONCE,
    retention: seldom(CLEANED_EVERY_MS, systemTime, async () => {
      const started = performance.now();
      const more = (await applyRetention(systemTime(), REDACTED_AT_ONCE)) === REDACTED_AT_ONCE;
      if (more) await restAfterRetention(performance.now() - started);
      return more;
    }),
    cleaning: seldom(
      CLEANED_EVERY_MS,
      systemTime,
      async () => (await cleanUp(systemTime(), CLEANED_AT_ONCE)) === CLEANED_AT_ONCE,
    ),
    sealing: async () => {
      const started = performance.now();
      const more = await sealCommitted(systemTime(), SEALED_AT_ONCE, keeper?.note);
      if (more) await restAfterSealing(performance.now() - started);
      return more;
    },
    anchors: async () =>
      (await sendDueHeads(ANCHORS_AT_ONCE, { mail: head, call }, systemTime)) === ANCHORS_AT_ONCE,
    departures: async () =>
      (await tellDueDepartures(systemTime(), dueBy(), DEPARTURES_AT_ONCE)) === DEPARTURES_AT_ONCE,
  };
};

/** Starts the embedded clock: lanes, each woken by its next due time and, but for digests, alerts and departures, by what this process commits. */
export function startClock(engine: Engine): { stop: () => Promise<void> } {
  const { graceMs } = engine;
  const keeper = engine.appendHeads ? new HeadsKeeper(engine.appendHeads) : null;
  const sweep = sweeps(engine, keeper);
  const moments = new Lane({ name: "moments", batch: sweep.moments, nextAt: nextMomentDue, graceMs });
  const notifications = new Lane({
    name: "notifications",
    batch: sweep.notifications,
    nextAt: nextNotificationDue,
    graceMs,
  });
  const deliveries = new Lane({
    name: "deliveries",
    batch: sweep.deliveries,
    nextAt: nextDeliveryDue,
    graceMs,
  });
  const absences = new Lane({ name: "absences", batch: sweep.absences, nextAt: nextAbsenceDue, graceMs });
  const digests = new Lane({ name: "digests", batch: sweep.digests, nextAt: nextDigestDue, graceMs });
  const alerts = new Lane({ name: "alerts", batch: sweep.alerts, nextAt: nextAlertDue, graceMs });
  const insights = new Lane({
    name: "insights",
    batch: sweep.insights,
    nextAt: async () => null,
    graceMs: 0,
  });
  const departures = new Lane({
    name: "departures",
    batch: sweep.departures,
    nextAt: nextDepartureDue,
    graceMs,
  });
  const failedSignIns = new Lane({
    name: "failed sign-ins",
    batch: sweep.failedSignIns,
    nextAt: nextFailedSignInsDue,
    graceMs,
  });
  const hourly = [
    new Lane({ name: "retention", batch: sweep.retention, nextAt: async () => null, graceMs: 0 }),
    new Lane({ name: "clean-up", batch: sweep.cleaning, nextAt: async () => null, graceMs: 0 }),
  ];
  const sealing = new Lane({
    name: "sealing",
    batch: sweep.sealing,
    nextAt: async () => new Date(Date.now() + SEALED_EVERY_MS),
    graceMs: 0,
  });
  const anchors = new Lane({ name: "anchors", batch: sweep.anchors, nextAt: nextAnchorDue, graceMs: 0 });
  const slack = engine.slack ? slackLanes(engine.slack) : null;
  const settled = new Lane({
    name: "settling",
    batch: seldom(Infinity, systemTime, settling({ withSlack: slack !== null })),
    nextAt: async () => null,
    graceMs: 0,
  });
  const lanes = [
    settled,
    moments,
    absences,
    notifications,
    deliveries,
    digests,
    alerts,
    insights,
    departures,
    failedSignIns,
    ...hourly,
    sealing,
    anchors,
    ...(keeper ? [keepingLane(keeper)] : []),
    ...(slack ? Object.values(slack) : []),
  ];
  const unsubscribe = onCommitted(({ local, nextAt, noticeIds, deliveryIds }) => {
    if (!local) return;
    if (nextAt) moments.wakeAt(nextAt.getTime());
    else insights.wakeAt(Date.now() + MEASURED_AFTER_MS);
    if (noticeIds.length > 0) notifications.wakeAt(Date.now());
    if (deliveryIds.length > 0) deliveries.wakeAt(Date.now());
    slack?.messages.wakeAt(Date.now());
  });
  const unsubscribeReplays = onReplayed(() => deliveries.wakeAt(Date.now()));
  const unsubscribeAnchors = onAnchorsDue(() => anchors.wakeAt(Date.now()));
  const unsubscribeAbsences = onAbsenceSet((appliesAt) => absences.wakeAt(appliesAt.getTime()));
  for (const lane of lanes) lane.start();
  return {
    stop: async () => {
      unsubscribe();
      unsubscribeAbsences();
      unsubscribeReplays();
      unsubscribeAnchors();
      await Promise.all(lanes.map((lane) => lane.stop()));
      await keeper?.flush(systemTime(), true);
    },
  };
}

/** Each process writes the heads that it has signed itself. */
const keepingLane = (keeper: HeadsKeeper): Lane =>
  new Lane({
    name: "kept heads",
    batch: async () => {
      await keeper.flush(systemTime());
      return false;
    },
    nextAt: async () => new Date(Date.now() + HEADS_KEPT_EVERY_MS),
    graceMs: 0,
  });

/** What Slack shows is brought up to date, and members are found there. Inngest does neither row by row, so nothing waits for it. */
const slackLanes = (slack: Slack) => ({
  messages: new Lane({
    name: "slack messages",
    batch: async () =>
      (await refreshDueMessages(SLACK_MESSAGES_AT_ONCE, slack, systemTime)) === SLACK_MESSAGES_AT_ONCE,
    nextAt: nextMessageDue,
    graceMs: 0,
  }),
  members: new Lane({
    name: "slack members",
    batch: matchingMembers(slack, systemTime),
    nextAt: async () => null,
    graceMs: 0,
  }),
});
