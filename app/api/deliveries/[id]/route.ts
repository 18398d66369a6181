import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readDelivery } from "@/server/services/deliveries/read";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readDelivery(ctx, id)),
});
