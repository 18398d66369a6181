import { EventsQuery, Seq } from "@/core/wire/list";
import { asAnyone } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { eventStream, frame } from "@/app/_http/sse";
import type { Ctx } from "@/server/services/context";
import { readEvents } from "@/server/services/intents/events";
import { readIntent } from "@/server/services/intents/read";
import { followEvents } from "@/server/services/waiting/follow";

export const GET = route({
  authenticate: asAnyone,
  scope: "intents:read",
  query: EventsQuery,
  handle: async ({ ctx, params: { id = "" }, query, request }) => {
    const after = query.cursor ?? query.after ?? 0n;
    if (!request.headers.get("accept")?.includes("text/event-stream")) {
      const { items, next_cursor } = await readEvents(ctx, id, { after, limit: query.limit });
      return json(200, { items, next_cursor });
    }
    await readIntent(ctx, id);
    const lastSeen = Seq.safeParse(request.headers.get("last-event-id"));
    const from = lastSeen.success ? lastSeen.data : after;
    return eventStream(request, ctx, (signal) => frames(ctx, id, from, signal));
  },
});

async function* frames(ctx: Ctx, id: string, after: bigint, signal: AbortSignal): AsyncGenerator<string> {
  for await (const fact of followEvents(ctx, id, after, signal)) yield frame(fact.type, fact, fact.seq);
}
