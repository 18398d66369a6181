import { connection, type Db, rows } from "./client";

/** Above this, what is open or waits is estimated from its index: counting it would cost more than the figure is worth. */
export const COUNTED_TO = 100_000;
const PATIENCE_MS = 1_000;

export interface Gauges {
  /** The database's own time. */
  now: Date;
  open: number;
  waitingOnAgent: number;
  pendingNotifications: number;
  pendingDeliveries: number;
  moments: Date | null;
  absences: Date | null;
  notifications: Date | null;
  deliveries: Date | null;
  digests: Date | null;
  alerts: Date | null;
  insights: Date | null;
  departures: Date | null;
  slackMessages: Date | null;
}

/** How many rows a partial index holds: counted by the index alone, and beyond the limit as the last vacuum estimated it. */
const size = (table: string, index: string, where: string): string =>
  `(SELECT CASE WHEN n <= ${COUNTED_TO} THEN n ELSE greatest(n, (SELECT reltuples::int FROM pg_class WHERE oid = to_regclass('${index}'))) END
    FROM (SELECT count(*)::int AS n FROM (SELECT FROM ${table} WHERE ${where} LIMIT ${COUNTED_TO + 1}) x) y)`;

const earliest = (table: string, column: string): string =>
  `(SELECT min(${column}) FROM ${table} WHERE ${column} IS NOT NULL)`;

/** Each figure comes from the beginning of an index, or from a partial one that holds only what is unfinished. */
export const GAUGES = `SELECT clock_timestamp() AS now,
  ${size("intents", "intents_due_idx", "next_moment_at IS NOT NULL")} AS open,
  ${size("intents", "intents_agents_turn_idx", "status = 'waiting' AND waiting_on = 'agent'")} AS "waitingOnAgent",
  ${size("notifications", "notifications_due_idx", "next_attempt_at IS NOT NULL")} AS "pendingNotifications",
  ${size("deliveries", "deliveries_due_idx", "next_attempt_at IS NOT NULL")} AS "pendingDeliveries",
  ${earliest("intents", "next_moment_at")} AS moments,
  ${earliest("absences", "applies_at")} AS absences,
  ${earliest("notifications", "next_attempt_at")} AS notifications,
  ${earliest("deliveries", "next_attempt_at")} AS deliveries,
  least(${earliest("notification_settings", "next_digest_at")}, ${earliest("digests", "next_attempt_at")}) AS digests,
  ${earliest("alerts", "next_attempt_at")} AS alerts,
  ${earliest("insight_queue", "closed_at")} AS insights,
  ${earliest("departures", "due_at")} AS departures,
  ${earliest("slack_messages", "next_attempt_at")} AS "slackMessages"`;

/** What all processes share, as the database has it now. Throws where it does not answer within a second. */
export async function readGauges(on: Db): Promise<Gauges> {
  const [gauges] = await within(rows<Gauges>(on, GAUGES), PATIENCE_MS);
  if (!gauges) throw new Error("the gauges have no row");
  return gauges;
}

/** How this process uses its connections. */
export function poolUse(): { max: number; open: number; idle: number; waiting: number } {
  const { pool } = connection();
  return {
    max: pool.options.max ?? 0,
    open: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  };
}

/** Waits for something no longer than that; what comes later is nobody's. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), ms);
  });
  work.catch(() => {});
  return Promise.race([work, tired]).finally(() => clearTimeout(timer));
}
