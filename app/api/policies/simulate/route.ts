import { SimulateBody } from "@/core/wire/simulation";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { simulatePolicy } from "@/server/services/policies/simulate";

export const POST = route({
  authenticate: asMember,
  body: SimulateBody,
  handle: async ({ ctx, body }) => json(200, await simulatePolicy(ctx, body)),
});
