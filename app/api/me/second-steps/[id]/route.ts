import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { removeOwnStep } from "@/server/services/second-step/remove";
import { readSecurity } from "@/server/services/sign-in/security";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => {
    await removeOwnStep(ctx, id);
    return json(200, await readSecurity(ctx));
  },
});
