import type { FactWire } from "@/core/wire/fact";
import type { Ctx } from "../context";
import { readEvents } from "../intents/events";
import { hub } from "./hub";

/** So many facts of one client are in memory while it takes them. */
const PAGE = 20;

/** The facts of an intent after a seq as they happen, ending after the closing one. Throws not_found before the first. */
export async function* followEvents(
  ctx: Ctx,
  id: string,
  after: bigint,
  signal: AbortSignal,
): AsyncGenerator<FactWire, void> {
  const watch = hub().watch(id);
  try {
    for (let seq = after; !signal.aborted;) {
      const page = await readEvents(ctx, id, { after: seq, limit: PAGE });
      watch.seen = page.lastSeq;
      for (const fact of page.items) {
        yield fact;
        seq = BigInt(fact.seq);
      }
      if (page.ended) return;
      if (page.next_cursor === null) await watch.next(signal);
      else seq = BigInt(page.next_cursor);
    }
  } finally {
    hub().unwatch(id, watch);
  }
}
