import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Histogram, type Meter } from "./meters/registry";
import { shared } from "./shared";

/** What a lane of the embedded clock is at, for whoever asks whether it is alive. */
export interface LaneState {
  /** When it last began to look for work, in ms since the epoch. */
  lookedAt: number;
  /** How many looks in a row failed. */
  failures: number;
}

/** How mail has gone of late in this process. */
export interface MailState {
  failedInARow: number;
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const OUTSIDE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

function make() {
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  return {
    loop,
    requests: new Histogram(
      {
        name: "countersign_http_request_duration_seconds",
        help: "Time until an answer was out, by route pattern. Streams count until their first byte; long polls are left out.",
        labels: ["method", "route", "status"],
      },
      REQUEST_SECONDS,
    ),
    underWay: { requests: 0 },
    facts: new Counter({
      name: "countersign_facts_total",
      help: "Facts that this process committed, by type: created is a submission, decided an answer.",
      labels: ["type"],
    }),
    notifications: new Counter({
      name: "countersign_notifications_total",
      help: "Attempts to tell a person by this process. pending: will be tried again; failed: given up; skipped: pointless by then.",
      labels: ["channel", "status"],
    }),
    deliveries: new Counter({
      name: "countersign_deliveries_total",
      help: "Webhook attempts of this process. pending: will be tried again; failed: given up.",
      labels: ["status"],
    }),
    outside: new Histogram(
      {
        name: "countersign_outside_duration_seconds",
        help: "How long the outside world took to answer an attempt.",
        labels: ["kind"],
      },
      OUTSIDE_SECONDS,
    ),
    laneErrors: new Counter({
      name: "countersign_clock_errors_total",
      help: "Looks of a clock lane of this process that failed.",
      labels: ["lane"],
    }),
    lanes: new Map<string, LaneState>(),
    mail: { failedInARow: 0 } satisfies MailState as MailState,
  };
}

/** What this process counts. Each process counts for itself. */
export const meters = () => shared("meters", make);

/** The counters and histograms as Prometheus reads them. */
export function countersText(): string {
  const { requests, facts, notifications, deliveries, outside, laneErrors } = meters();
  const all: Meter[] = [requests, facts, notifications, deliveries, outside, laneErrors];
  return all.map((meter) => meter.text()).join("");
}

/** Counts what came of an attempt to tell somebody. */
export function countNotification(channel: string, status: string): void {
  const { notifications, mail } = meters();
  notifications.add({ channel, status });
  if (channel !== "email" || status === "skipped") return;
  mail.failedInARow = status === "sent" ? 0 : mail.failedInARow + 1;
}
