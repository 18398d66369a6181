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

/** Which rows: up to so many of those that were due `graceMs` ago. */
interface Due {
  limit: number;
  graceMs?: number;
  now: Date;
}

/** Works on rows that are due, all at once. Returns how many were taken up. */
export async function workOnDue<Row extends { id: string }>(
  queue: Queue<Row>,
  due: Due,
  work: (row: Row) => Promise<unknown>,
): Promise<number> {
  const taken: Promise<unknown>[] = [];
  await handOut(queue, due, work, (one) => taken.push(one()));
  await Promise.all(taken);
  return taken.length;
}

/** Takes up rows that are due, and gives the work on each to somebody without waiting for it. */
export async function handOut<Row extends { id: string }>(
  queue: Queue<Row>,
  { limit, graceMs = 0, now }: Due,
  work: (row: Row) => Promise<unknown>,
  give: (one: () => Promise<unknown>) => void,
): Promise<void> {
  const leaseUntil = leaseFrom(now);
  const dueBy = new Date(now.getTime() - graceMs);
  for (const row of await queue.claimDue(db(EVERYWHERE), dueBy, leaseUntil, limit))
    give(() => inHand(queue, row.id, leaseUntil, () => work(row)));
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
