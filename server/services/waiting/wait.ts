import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import type { Ctx } from "../context";
import { readIntent, readIntentAt } from "../intents/read";
import { shownTo } from "../intents/show";
import { whenClosing } from "./closing";
import { hub, type Watch } from "./hub";
import { takePlace } from "./places";

export const MAX_WAIT_SECONDS = 60;

/** The intent once it is closed, or as it is after `seconds`. Throws not_found at once; unavailable or rate_limited where too many wait. */
export async function waitForAnswer(
  ctx: Ctx,
  id: string,
  seconds: number,
  client: AbortSignal,
): Promise<IntentWire> {
  const until = performance.now() + seconds * 1000;
  const watch = hub().watch(id);
  try {
    return (await answerNow(watch, ctx, id)) ?? (await held(watch, ctx, id, until, client));
  } finally {
    hub().unwatch(id, watch);
  }
}

async function held(
  watch: Watch,
  ctx: Ctx,
  id: string,
  until: number,
  client: AbortSignal,
): Promise<IntentWire> {
  const leave = takePlace(ctx);
  const forget = whenClosing(() => watch.end());
  try {
    while (await watch.next(client, until - performance.now())) {
      const answered = await answerNow(watch, ctx, id);
      if (answered) return answered;
    }
    return await readIntent(ctx, id);
  } finally {
    leave();
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
