import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { revokeGrant } from "@/server/services/grants/revoke";

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await revokeGrant(ctx, id)),
});
