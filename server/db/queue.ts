import { type Db, execute, rows } from "./client";

/** Rows that are worked off: each waits for its time, is leased to whoever takes it, and is tried again until it is done with. */
export interface Queue<Row> {
  /** Takes up to `limit` rows that were due by `dueBy`, for as long as the lease lasts; nobody else gets them meanwhile. */
  claimDue: (on: Db, dueBy: Date, leaseUntil: Date, limit: number) => Promise<Row[]>;
  /** Takes one row if it is due; null where it is done, leased or not due yet. */
  claim: (on: Db, id: string, now: Date, leaseUntil: Date) => Promise<Row | null>;
  /** Makes a row due again that was taken and not worked on to its end, as if it had not been; unless its lease is another's by now. */
  giveBack: (on: Db, id: string, leaseUntil: Date, now: Date) => Promise<number>;
  /** When one row may be tried next; null where it is done with. */
  dueAt: (on: Db, id: string) => Promise<Date | null>;
  /** When any row may be tried next; null where all are done with. */
  nextAt: (on: Db) => Promise<Date | null>;
}

/** The queue that a table with `attempts` and `next_attempt_at` is; `columns` are what its workers get of a row. */
export function queueOf<Row>(
  table: "notifications" | "deliveries" | "digests" | "slack_messages" | "alerts" | "audit_anchors",
  columns: readonly (keyof Row & string)[],
): Queue<Row> {
  const taken = `RETURNING ${columns.map((column) => `q.${column}`).join(", ")}`;
  const claimDue = `UPDATE ${table} q SET attempts = q.attempts + 1, next_attempt_at = $2 WHERE q.id IN (
      SELECT id FROM ${table} WHERE next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED)
    ${taken}`;
  const claim = `UPDATE ${table} q SET attempts = q.attempts + 1, next_attempt_at = $3
    WHERE q.id = $1 AND q.next_attempt_at <= $2 ${taken}`;
  const giveBack = `UPDATE ${table} SET attempts = attempts - 1, next_attempt_at = $3 WHERE id = $1 AND next_attempt_at = $2`;
  const dueAt = `SELECT next_attempt_at AS at FROM ${table} WHERE id = $1`;
  const nextAt = `SELECT min(next_attempt_at) AS at FROM ${table} WHERE next_attempt_at IS NOT NULL`;
  return {
    claimDue: (on, dueBy, leaseUntil, limit) => rows<Row>(on, claimDue, dueBy, leaseUntil, limit),
    claim: async (on, id, now, leaseUntil) => (await rows<Row>(on, claim, id, now, leaseUntil))[0] ?? null,
    giveBack: (on, id, leaseUntil, now) => execute(on, giveBack, id, leaseUntil, now),
    dueAt: async (on, id) => (await rows<Due>(on, dueAt, id))[0]?.at ?? null,
    nextAt: async (on) => (await rows<Due>(on, nextAt))[0]?.at ?? null,
  };
}

interface Due {
  at: Date | null;
}
