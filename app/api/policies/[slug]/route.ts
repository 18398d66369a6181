import { PolicyChangeBody } from "@/core/wire/policies";
import { asMember } from "@/app/_http/authenticate";
import { matchedRevision } from "@/app/_http/prefer";
import { json, route } from "@/app/_http/route";
import { changePolicy } from "@/server/services/policies/change";
import { readPolicy } from "@/server/services/policies/list";
import { removePolicy } from "@/server/services/policies/remove";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "" } }) => json(200, await readPolicy(ctx, slug)),
});

export const PUT = route({
  authenticate: asMember,
  body: PolicyChangeBody,
  handle: async ({ ctx, params: { slug = "" }, body, request }) => {
    const version = matchedRevision(request) ?? body.version;
    return json(200, await changePolicy(ctx, slug, { ...body, version }));
  },
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { slug = "" } }) => json(200, await removePolicy(ctx, slug)),
});
