import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { readIntentAt } from "../intents/read";
import { shownTo } from "../intents/show";
import { waitSignal } from "./closing";
import { hub, type Watch } from "./hub";

export const MAX_WAIT_SECONDS = 60;

/** The intent once it is closed, or as it is after `seconds`. Throws not_found at once. */
export async function waitForAnswer(
  ctx: Ctx,
  id: string,
  seconds: number,
  client: AbortSignal,
): Promise<IntentWire> {
  const until = performance.now() + seconds * 1000;
  const { signal, done } = waitSignal(client);
  const watch = hub().watch(id);
  try {
    for (;;) {
      const intent = watch.latest ? shownTo(ctx, watch.latest) : await readFor(watch, ctx, id);
      const left = until - performance.now();
      if (intent.status !== "waiting" || left <= 0 || signal.aborted) return intent;
      if (!(await watch.next(left, signal))) return intent;
    }
  } finally {
    hub().unwatch(id, watch);
    done();
  }
}

async function readFor(watch: Watch, ctx: Ctx, id: string): Promise<IntentWire> {
  const { intent, lastSeq } = await readIntentAt(ctx, id);
  watch.seen = lastSeq;
  return intent;
}
