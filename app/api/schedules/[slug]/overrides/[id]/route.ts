import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { removeOverride } from "@/server/services/schedules/save";

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "", id = "" } }) => json(200, await removeOverride(ctx, slug, id)),
});
