import { PolicyRestoreBody } from "@/core/wire/policies";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { restorePolicy } from "@/server/services/policies/restore";

export const POST = route({
  authenticate: asMember,
  body: PolicyRestoreBody,
  handle: async ({ ctx, params: { slug = "" }, body }) => json(200, await restorePolicy(ctx, slug, body)),
});
