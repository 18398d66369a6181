import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/core/errors";
import { db, EVERYWHERE } from "@/server/db/client";
import { type Gauges, poolUse, readGauges } from "@/server/db/gauges";
import { countersText, meters } from "@/server/meters";
import { gauge, type Reading } from "@/server/meters/registry";
import { settings } from "@/server/settings";
import { shared } from "@/server/shared";
import { log } from "@/server/log";
import { sha256 } from "./secrets";
import { hub } from "./waiting/hub";
import { placesTaken } from "./waiting/places";

/** So long the figures of the database are taken for new, however many ask. */
const FRESH_MS = 5_000;

/** Lets in whoever has the token of COUNTERSIGN_METRICS_TOKEN or, where there is none, a process of this machine. Throws unauthenticated, forbidden. */
export function requireScraper(bearer: string | null, address: string | null): void {
  const { COUNTERSIGN_METRICS_TOKEN: token } = settings();
  if (token) {
    if (bearer === null || !isSame(bearer, token))
      throw new AppError("unauthenticated", "Send the token of COUNTERSIGN_METRICS_TOKEN as a bearer token.");
  } else if (!address || !/^(127\.|::1$)/.test(address))
    throw new AppError(
      "forbidden",
      "Without COUNTERSIGN_METRICS_TOKEN, metrics are told only to this machine itself.",
    );
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));

/** All figures in the text format of Prometheus: no names, no ids, nothing of one workspace. */
export async function readMetrics(now: Date): Promise<string> {
  const database = await ofTheDatabase(now.getTime());
  return [countersText(), ofThisProcess(now), database].join("");
}

interface Kept {
  at: number;
  text: Promise<string>;
}

/** One question at a time, whose answer is good for some seconds. */
function ofTheDatabase(now: number): Promise<string> {
  const kept = shared("gauges", (): Kept => ({ at: -Infinity, text: Promise.resolve("") }));
  if (now - kept.at >= FRESH_MS || now < kept.at) {
    kept.at = now;
    kept.text = readGauges(db(EVERYWHERE)).then(gaugesText, (err: unknown) => {
      log.warn({ err }, "the figures of the database could not be read");
      kept.at = -Infinity;
      return up(0);
    });
  }
  return kept.text;
}

const up = (value: number): string =>
  gauge({ name: "countersign_database_up", help: "Whether the database told its figures (database)." }, [
    { value },
  ]);

function gaugesText(figures: Gauges): string {
  const { now, open, waitingOnAgent, pendingNotifications, pendingDeliveries } = figures;
  const late = (at: Date | null): number => (at ? Math.max(0, (now.getTime() - at.getTime()) / 1000) : 0);
  const lanes = {
    moments: figures.moments,
    absences: figures.absences,
    notifications: figures.notifications,
    deliveries: figures.deliveries,
    digests: figures.digests,
    alerts: figures.alerts,
    insights: figures.insights,
    departures: figures.departures,
    slack_messages: figures.slackMessages,
  };
  const byTurn: Reading<"status" | "waiting_on">[] = [
    { labels: { status: "waiting", waiting_on: "human" }, value: Math.max(0, open - waitingOnAgent) },
    { labels: { status: "waiting", waiting_on: "agent" }, value: waitingOnAgent },
  ];
  return [
    up(1),
    gauge(
      {
        name: "countersign_intents_open",
        help: "Open intents (database); an estimate above 100,000.",
        labels: ["status", "waiting_on"],
      },
      byTurn,
    ),
    gauge(
      {
        name: "countersign_oldest_overdue_moment_seconds",
        help: "How overdue the oldest reminder, escalation or timeout is; 0 where none is (database).",
      },
      [{ value: late(figures.moments) }],
    ),
    gauge(
      {
        name: "countersign_clock_lag_seconds",
        help: "How long the oldest due work of a clock lane has waited (database).",
        labels: ["lane"],
      },
      Object.entries(lanes).map(([lane, at]) => ({ labels: { lane }, value: late(at) })),
    ),
    gauge(
      {
        name: "countersign_queued",
        help: "Rows that are not done with yet, due or to be tried again (database); an estimate above 100,000.",
        labels: ["kind"],
      },
      [
        { labels: { kind: "notifications" }, value: pendingNotifications },
        { labels: { kind: "deliveries" }, value: pendingDeliveries },
      ],
    ),
  ].join("");
}

function ofThisProcess(now: Date): string {
  const pool = poolUse();
  const { underWay, lanes } = meters();
  const memory = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const plain = (name: string, help: string, value: number, type?: "counter"): string =>
    gauge({ name, help }, [{ value }], type);
  return [
    plain("countersign_http_requests_under_way", "Requests that are being answered.", underWay.requests),
    gauge(
      {
        name: "countersign_database_connections",
        help: "Connections of this process's pool.",
        labels: ["state"],
      },
      [
        { labels: { state: "used" }, value: pool.open - pool.idle },
        { labels: { state: "idle" }, value: pool.idle },
      ],
    ),
    plain("countersign_database_connections_max", "The most connections that the pool opens.", pool.max),
    plain("countersign_database_callers_waiting", "Callers that wait for a connection.", pool.waiting),
    plain("countersign_clients_waiting", "Clients on a long poll or a stream.", placesTaken()),
    plain("countersign_intents_watched", "Intents that somebody waits for.", hub().waiting),
    gauge(
      {
        name: "countersign_clock_looked_seconds_ago",
        help: "Since when a clock lane of this process has not looked for work.",
        labels: ["lane"],
      },
      [...lanes].map(([lane, { lookedAt }]) => ({
        labels: { lane },
        value: Math.max(0, (now.getTime() - lookedAt) / 1000),
      })),
    ),
    plain(
      "process_start_time_seconds",
      "Start time of the process since unix epoch in seconds.",
      now.getTime() / 1000 - process.uptime(),
    ),
    plain(
      "process_cpu_seconds_total",
      "Total user and system CPU time spent in seconds.",
      (user + system) / 1e6,
      "counter",
    ),
    plain("process_resident_memory_bytes", "Resident memory size in bytes.", memory.rss),
    plain("nodejs_heap_size_used_bytes", "Heap in use.", memory.heapUsed),
    plain("nodejs_heap_size_total_bytes", "Heap size.", memory.heapTotal),
    plain("nodejs_eventloop_delay_p99_seconds", "How late timers were since the last look.", loopDelay()),
  ].join("");
}

/** How late this process runs its timers at worst, in seconds; begins anew with each look. */
function loopDelay(): number {
  const delay = meters().loop;
  const seconds = delay.percentile(99) / 1e9;
  delay.reset();
  return seconds;
}
