import { Hands } from "./clock/hands";
import { Lane } from "./clock/lane";
import { seldom } from "./clock/seldom";
import { settling } from "./clock/settling";
import { nextAbsenceDue } from "./services/absences/apply";
import { onAbsenceSet } from "./services/absences/wake";
import { nextAlertDue } from "./services/alerts/send";
import { nextDeliveryDue } from "./services/deliveries/attempt";
import { onReplayed } from "./services/deliveries/wake";
import { nextDigestDue } from "./services/digests/send";
import { nextAnchorDue } from "./services/audit/anchors/send";
import { onAnchorsDue } from "./services/audit/anchors/wake";
import { HeadsKeeper } from "./services/audit/keep-heads";
import { nextMomentDue } from "./services/intents/pursue";
import { nextFailedSignInsDue } from "./services/sign-in/trail";
import { nextDepartureDue } from "./services/members/depart";
import { nextNotificationDue } from "./services/notifications/send";
import { matchingMembers } from "./clock/matching";
import { nextMessageDue, refreshDueMessages } from "./services/slack/refresh";
import { onCommitted } from "./services/waiting/hub";
import type { Slack } from "./slack/port";
import { type Engine, sweeps } from "./clock/sweeps";
import { systemTime } from "./clock/system-time";

const DELIVERIES_AT_ONCE = 16;
const SLACK_MESSAGES_AT_ONCE = 8;
/** So often whatever was committed is sealed, whoever committed it: within a second, with one head for all of it. */
const SEALED_EVERY_MS = 700;
const HEADS_KEPT_EVERY_MS = 1_000;
/** What closes within so long is measured together, so that answers seldom find the database at figures. */
const MEASURED_AFTER_MS = 2_000;

/** Starts the embedded clock: lanes, each woken by its next due time and, but for digests, alerts and departures, by what this process commits. */
export function startClock(engine: Engine): { stop: () => Promise<void> } {
  const { graceMs } = engine;
  const keeper = engine.appendHeads ? new HeadsKeeper(engine.appendHeads) : null;
  const posting = new Hands(DELIVERIES_AT_ONCE);
  const sweep = sweeps(engine, keeper, posting);
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
    hands: posting,
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
