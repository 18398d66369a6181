import { type AxmeEvent, eventTranslator, isTerminal } from "@/core/axme/events";
import type { IntentWire } from "@/core/wire/intent";
import { frame } from "@/app/_http/sse";
import type { Ctx } from "@/server/services/context";
import { readEvents } from "@/server/services/intents/events";
import { followEvents } from "@/server/services/waiting/follow";

/** An intent's events after one of them, as far as they are. */
export async function eventsOf(ctx: Ctx, intent: IntentWire, since = 0): Promise<AxmeEvent[]> {
  const translate = eventTranslator(intent);
  const events: AxmeEvent[] = [];
  for (let after: bigint | null = 0n; after !== null;) {
    const { items, next_cursor } = await readEvents(ctx, intent.id, { after });
    events.push(...items.flatMap(translate));
    after = next_cursor === null ? null : BigInt(next_cursor);
  }
  return events.filter(({ seq }) => seq > since);
}

/** The same as they happen, for so long: then, as AXME's clients expect, a word that the time is over. */
export async function* eventFrames(
  ctx: Ctx,
  intent: IntentWire,
  { since, seconds }: { since: number; seconds: number },
  signal: AbortSignal,
): AsyncGenerator<string> {
  const translate = eventTranslator(intent);
  const over = AbortSignal.timeout(seconds * 1000);
  let last = 0;
  for await (const fact of followEvents(ctx, intent.id, 0n, AbortSignal.any([signal, over]))) {
    for (const event of translate(fact)) {
      last = event.seq;
      if (event.seq > since) yield frame(event.event_type, event, event.seq);
      if (isTerminal(event)) return;
    }
  }
  const next = Math.max(last, since);
  if (!signal.aborted) yield frame("stream.timeout", { next_seq: next }, next);
}
