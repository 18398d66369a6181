import { PolicyVersionsQuery } from "@/core/wire/policies";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listVersions } from "@/server/services/policies/versions";

export const GET = route({
  authenticate: asMember,
  query: PolicyVersionsQuery,
  handle: async ({ ctx, params: { slug = "" }, query }) => json(200, await listVersions(ctx, slug, query)),
});
