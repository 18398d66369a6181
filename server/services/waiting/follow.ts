import type { FactWire } from "@/core/wire/fact";
import type { Ctx } from "../context";
import { readEvents } from "../intents/events";
import { hub } from "./hub";

/**
 * The facts of an intent after a seq as they happen, ending after the closing one; null now and then, as a sign of life.
 * Throws not_found before the first.
 */
export async function* followEvents(
  ctx: Ctx,
  id: string,
  after: bigint,
  heartbeatMs: number,
  signal: AbortSignal,
): AsyncGenerator<FactWire | null> {
  const watch = hub().watch(id);
  try {
    for (let seq = after; !signal.aborted;) {
      const page = await readEvents(ctx, id, { after: seq });
      watch.seen = page.lastSeq;
      for (const fact of page.items) {
        yield fact;
        seq = BigInt(fact.seq);
      }
      if (page.ended) return;
      if (page.next_cursor !== null) seq = BigInt(page.next_cursor);
      if (page.next_cursor === null && !(await watch.next(heartbeatMs, signal)) && !signal.aborted)
        yield null;
    }
  } finally {
    hub().unwatch(id, watch);
  }
}
