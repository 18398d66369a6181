import { AxmeStreamQuery } from "@/core/axme/queries";
import { asAnyone } from "@/app/_http/authenticate";
import { eventStream } from "@/app/_http/sse";
import { eventFrames } from "@/app/_v1/events";
import { axmeRoute } from "@/app/_v1/route";
import { readIntent } from "@/server/services/intents/read";

export const GET = axmeRoute({
  authenticate: asAnyone,
  scope: "intents:read",
  query: AxmeStreamQuery,
  handle: async ({ ctx, params: { id = "" }, query, request }) => {
    const intent = await readIntent(ctx, id);
    const window = { since: Number(query.since), seconds: query.wait_seconds };
    return eventStream(request, ctx, (signal) => eventFrames(ctx, intent, window, signal));
  },
});
