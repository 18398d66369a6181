import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readVersion } from "@/server/services/policies/versions";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "", number = "" } }) =>
    json(200, await readVersion(ctx, slug, number)),
});
