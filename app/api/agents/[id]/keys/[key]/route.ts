import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { revokeKey } from "@/server/services/agents/keys";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "", key = "" } }) => json(200, await revokeKey(ctx, id, key)),
});
