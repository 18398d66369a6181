import { DeliveriesQuery } from "@/core/wire/deliveries";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listDeliveries } from "@/server/services/deliveries/list";

export const GET = route({
  authenticate: asMember,
  query: DeliveriesQuery,
  handle: async ({ ctx, params: { id = "" }, query }) => json(200, await listDeliveries(ctx, id, query)),
});
