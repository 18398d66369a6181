import { leaseFrom } from "@/core/backoff";
import { db, EVERYWHERE } from "@/server/db/client";
import type { Queue } from "@/server/db/queue";
import { shared } from "@/server/shared";

interface Held {
  giveBack: (now: Date) => Promise<unknown>;
}

const hands = () => shared("in-hand", () => new Set<Held>());

/** Works on a row if it is due; a no-op where it is done or taken. Returns when to look again; null where it is done with. */
export async function workOn<Row extends { id: string }>(
  queue: Queue<Row>,
  id: string,
  now: Date,
  work: (row: Row) => Promise<Date | null>,
): Promise<Date | null> {
  const leaseUntil = leaseFrom(now);
  const row = await queue.claim(db(EVERYWHERE), id, now, leaseUntil);
  return row ? inHand(queue, row.id, leaseUntil, () => work(row)) : queue.dueAt(db(EVERYWHERE), id);
}

/** Works on up to `limit` rows that were due `graceMs` ago, all at once. Returns how many were taken up. */
export async function workOnDue<Row extends { id: string }>(
  queue: Queue<Row>,
  { limit, graceMs = 0, now }: { limit: number; graceMs?: number; now: Date },
  work: (row: Row) => Promise<unknown>,
): Promise<number> {
  const leaseUntil = leaseFrom(now);
  const dueBy = new Date(now.getTime() - graceMs);
  const claimed = await queue.claimDue(db(EVERYWHERE), dueBy, leaseUntil, limit);
  await Promise.all(claimed.map((row) => inHand(queue, row.id, leaseUntil, () => work(row))));
  return claimed.length;
}

/** Remembers a row that was taken with a lease while it is worked on: a process that ends gives back what it cannot finish. */
async function inHand<T>(
  queue: Pick<Queue<unknown>, "giveBack">,
  id: string,
  leaseUntil: Date,
  work: () => Promise<T>,
): Promise<T> {
  const held: Held = { giveBack: (now) => queue.giveBack(db(EVERYWHERE), id, leaseUntil, now) };
  hands().add(held);
  try {
    return await work();
  } finally {
    hands().delete(held);
  }
}

/** Makes what is still in hand due again, so that the next process need not wait for its leases to end. Returns how many rows. */
export async function giveBackAll(now: Date): Promise<number> {
  const held = [...hands()];
  await Promise.all(held.map(({ giveBack }) => giveBack(now)));
  return held.length;
}
