import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { endOtherSessions } from "@/server/services/sign-in/end-sessions";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await endOtherSessions(ctx)),
});
