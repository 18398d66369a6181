import { AxmeEventsQuery } from "@/core/axme/queries";
import { asAnyone } from "@/app/_http/authenticate";
import { json } from "@/app/_http/route";
import { eventsOf } from "@/app/_v1/events";
import { axmeRoute } from "@/app/_v1/route";
import { readIntent } from "@/server/services/intents/read";

export const GET = axmeRoute({
  authenticate: asAnyone,
  scope: "intents:read",
  query: AxmeEventsQuery,
  handle: async ({ ctx, params: { id = "" }, query: { since } }) =>
    json(200, { ok: true, events: await eventsOf(ctx, await readIntent(ctx, id), Number(since)) }),
});
