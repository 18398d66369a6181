import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { readIntent, readIntentAt } from "../intents/read";
import { shownTo } from "../intents/show";
import { whenClosing } from "./closing";
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
  const watch = hub().watch(id);
  const forget = whenClosing(() => watch.end());
  try {
    do {
      const answered = await answerNow(watch, ctx, id);
      if (answered) return answered;
    } while (await watch.next(until - performance.now(), client));
    return await readIntent(ctx, id);
  } finally {
    hub().unwatch(id, watch);
    forget();
  }
}

/** The intent if it is closed. While it is not, a wait keeps nothing of it in memory: there may be thousands. */
async function answerNow(watch: Watch, ctx: Ctx, id: string): Promise<IntentWire | null> {
  if (!watch.latest) {
    const { intent, lastSeq } = await readIntentAt(ctx, id);
    watch.seen = lastSeq;
    return intent.status === "waiting" ? null : intent;
  }
  const { latest } = watch;
  watch.latest = null;
  return isOpen(latest) ? null : shownTo(ctx, latest);
}
