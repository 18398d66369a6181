import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { endMemberSessions } from "@/server/services/sign-in/end-sessions";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, { ended: await endMemberSessions(ctx, id) }),
});
