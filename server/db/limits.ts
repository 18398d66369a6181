import { type Db, execute, rows } from "./client";

export interface Taken {
  /** How many of those that were wanted there were. */
  granted: number;
  /** In how many milliseconds the whole limit will be there again. */
  full_in: number;
}

/**
 * $1 the caller's time and $2 the clock of this process, in milliseconds since 1970. Of two processes whose clocks differ, one would spend the
 * other's future, so one that is off by a second or more is set right by the database's, in whole milliseconds as its own.
 */
const TIME = `(SELECT $1::float8 + CASE WHEN abs(off) < 1000 THEN 0 ELSE off END AS ms
  FROM (SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 - $2::float8 AS off) AS clocks)`;

/**
 * $3 whose, $4 how many are wanted, $5 in how many milliseconds one comes back, $6 how many there are at most. The generic
 * cell rate algorithm, for several at once; the row's lock makes it one after the other.
 */
const TAKE = `WITH t AS MATERIALIZED ${TIME}
  INSERT INTO rate_limits AS l (key, full_at, granted)
  SELECT $3, t.ms + least($4::int, $6::int) * $5::float8, least($4::int, $6::int) FROM t
  ON CONFLICT (key) DO UPDATE SET (full_at, granted) = (
    SELECT used.until + g * $5::float8, g
    FROM t, LATERAL (SELECT greatest(l.full_at, t.ms) AS until) used,
      LATERAL (SELECT least($4::int, greatest(0, floor($6::int - (used.until - t.ms) / $5::float8 + 0.000001)))::int AS g) granting)
  RETURNING granted, full_at - (SELECT ms FROM t) AS full_in`;

/** Takes as many of a limit as there are, at most those that are wanted. */
export async function takeUpTo(
  on: Db,
  take: { key: string; nowMs: number; wanted: number; intervalMs: number; quota: number },
): Promise<Taken> {
  const { key, nowMs, wanted, intervalMs, quota } = take;
  const [row] = await rows<Taken>(on, TAKE, nowMs, Date.now(), key, wanted, intervalMs, quota);
  if (!row) throw new Error("a limit has no row");
  return row;
}

/** $1 whose, $2 now, $3 how many attempts are free, $4 the first delay and $5 the longest in seconds, $6 when it is forgotten. */
const ATTEMPT = `INSERT INTO sign_in_attempts AS a (key, attempts, free_at, expires_at) VALUES ($1, 1, $2, $6)
  ON CONFLICT (key) DO UPDATE SET (attempts, free_at, expires_at) = (
    SELECT n, CASE WHEN n < $3::int THEN $2::timestamptz
      ELSE $2::timestamptz + least($5::float8, $4::float8 * power(2, least(n - $3::int, 30))) * interval '1 second' END, $6::timestamptz
    FROM (SELECT CASE WHEN a.expires_at <= $2::timestamptz THEN 1 ELSE a.attempts + 1 END AS n) AS next)
  WHERE a.free_at <= $2::timestamptz
  RETURNING attempts`;

/** Counts an attempt, which sets when the next is allowed. False where this one comes too early: it is not counted. */
export async function countAttempt(
  on: Db,
  attempt: {
    key: string;
    now: Date;
    free: number;
    firstDelaySeconds: number;
    longestDelaySeconds: number;
    expires: Date;
  },
): Promise<boolean> {
  const { key, now, free, firstDelaySeconds, longestDelaySeconds, expires } = attempt;
  const counted = await rows(on, ATTEMPT, key, now, free, firstDelaySeconds, longestDelaySeconds, expires);
  return counted.length > 0;
}

/** When the next attempt is allowed; null where none was made. */
export async function nextAttemptAt(on: Db, key: string): Promise<Date | null> {
  const text = "SELECT free_at FROM sign_in_attempts WHERE key = $1";
  const [row] = await rows<{ free_at: Date }>(on, text, key);
  return row?.free_at ?? null;
}

export async function forgetAttempts(on: Db, key: string): Promise<void> {
  await execute(on, "DELETE FROM sign_in_attempts WHERE key = $1", key);
}

/** Removes what says no more than its absence would; how many rows there were. */
export async function removeSpentLimits(on: Db, now: Date): Promise<number> {
  const spent = `DELETE FROM rate_limits WHERE full_at <= ${TIME}`;
  const limits = await execute(on, spent, now.getTime(), Date.now());
  const attempts = await execute(on, "DELETE FROM sign_in_attempts WHERE expires_at <= $1", now);
  return limits + attempts;
}
