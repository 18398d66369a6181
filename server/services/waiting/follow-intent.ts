import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { readIntentAt } from "../intents/read";
import { hub } from "./hub";

/**
 * An intent as it is now, then again whenever something happened to it, and unchanged as a sign of life; ends once it is
 * closed. Throws not_found before the first.
 */
export async function* followIntent(
  ctx: Ctx,
  id: string,
  heartbeatMs: number,
  signal: AbortSignal,
): AsyncGenerator<IntentWire> {
  const watch = hub().watch(id);
  try {
    do {
      const { intent, lastSeq } = await readIntentAt(ctx, id);
      watch.latest = null;
      watch.seen = lastSeq;
      yield intent;
      if (intent.status !== "waiting") return;
      while (!(await watch.next(signal, heartbeatMs)) && !signal.aborted) yield intent;
    } while (!signal.aborted);
  } finally {
    hub().unwatch(id, watch);
  }
}
