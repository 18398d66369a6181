import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { noteOpening } from "@/server/services/insights/opening";

export const PUT = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await noteOpening(ctx, id)),
});
