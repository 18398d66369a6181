import { db, EVERYWHERE } from "@/server/db/client";
import type { Queue } from "@/server/db/queue";
import { shared } from "@/server/shared";

interface Held {
  giveBack: (now: Date) => Promise<unknown>;
}

const hands = () => shared("in-hand", () => new Set<Held>());

/** Works on a row that was taken with a lease, and remembers it meanwhile: a process that ends gives back what it cannot finish. */
export async function inHand<T>(
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
