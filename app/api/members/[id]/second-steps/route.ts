import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { resetSteps } from "@/server/services/second-step/remove";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await resetSteps(ctx, id)),
});
