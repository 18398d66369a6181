import type { SendAlert } from "@/core/alert";
import type { AppendLines, SendHead } from "@/core/audit/anchor";
import type { Call } from "@/core/delivery";
import type { SendDigest } from "@/core/digest";
import type { Send } from "@/core/notice";
import { seldom } from "./seldom";
import type { Hands } from "./hands";
import { resting } from "./rest";
import { applyDueAbsences } from "@/server/services/absences/apply";
import { sendDueAlerts } from "@/server/services/alerts/send";
import { beginDueDeliveries } from "@/server/services/deliveries/attempt";
import { sendDueDigests } from "@/server/services/digests/send";
import { sendDueHeads } from "@/server/services/audit/anchors/send";
import { type HeadsKeeper } from "@/server/services/audit/keep-heads";
import { sealCommitted } from "@/server/services/audit/seal";
import { measureClosed } from "@/server/services/insights/measure";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { tellFailedSignIns } from "@/server/services/sign-in/trail";
import { tellDueDepartures } from "@/server/services/members/depart";
import { sendDueNotifications, skipPointless } from "@/server/services/notifications/send";
import { cleanUp } from "@/server/services/retention/clean-up";
import { applyRetention } from "@/server/services/retention/retain";
import type { Slack } from "@/server/slack/port";
import { systemTime } from "./system-time";

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
const SKIPPED_AT_ONCE = 200;
const DIGESTS_AT_ONCE = 4;
const ALERTS_AT_ONCE = 4;
const ANCHORS_AT_ONCE = 4;
const DEPARTURES_AT_ONCE = 4;
const FAILED_SIGN_INS_AT_ONCE = 100;
const REDACTED_AT_ONCE = 20;
const CLEANED_AT_ONCE = 1_000;
const CLEANED_EVERY_MS = 3_600_000;
const SEALED_AT_ONCE = 500;
const MEASURED_AT_ONCE = 1_000;

/** What each lane does in one go; true where more may be due. */
export const sweeps = (
  { send, digest, alert, head, call, graceMs }: Engine,
  keeper: HeadsKeeper | null,
  posting: Hands,
) => {
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
      if (!more) return false;
      await rest(performance.now() - started);
      await skipPointless(SKIPPED_AT_ONCE, systemTime, graceMs);
      return true;
    },
    deliveries: async () => {
      await beginDueDeliveries(posting, call, systemTime, graceMs);
      return false;
    },
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
