import { asMember } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { eventStream, frame, HEARTBEAT, HEARTBEAT_MS } from "@/app/_http/sse";
import type { Ctx } from "@/server/services/context";
import { followInbox } from "@/server/services/waiting/inbox";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, request }) => eventStream(request, (signal) => frames(ctx, signal)),
});

async function* frames(ctx: Ctx, signal: AbortSignal): AsyncGenerator<string> {
  yield "retry: 2000\n\n";
  for await (const news of followInbox(ctx, HEARTBEAT_MS, signal)) {
    yield news.map((change) => frame("intent", change)).join("") || HEARTBEAT;
  }
}
