import { SimulateBody } from "@/core/wire/rules";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { simulateRules } from "@/server/services/rules/simulate";

export const POST = route({
  authenticate: asMember,
  body: SimulateBody,
  handle: async ({ ctx, body }) => json(200, await simulateRules(ctx, body)),
});
