import { Seq } from "@/core/wire/list";
import { asMember } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { eventStream, frame, standing } from "@/app/_http/sse";
import type { Ctx } from "@/server/services/context";
import { followInbox } from "@/server/services/waiting/inbox";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, request }) => {
    const lastSeen = Seq.safeParse(request.headers.get("last-event-id"));
    return eventStream(request, ctx, (signal) =>
      frames(ctx, lastSeen.success ? lastSeen.data : null, signal),
    );
  },
});

async function* frames(ctx: Ctx, lastSeen: bigint | null, signal: AbortSignal): AsyncGenerator<string> {
  for await (const { after, news } of followInbox(ctx, lastSeen, signal))
    yield news.map((change) => frame("intent", change, after)).join("") || standing(after);
}
