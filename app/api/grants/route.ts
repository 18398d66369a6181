import { GrantBody, GrantsQuery } from "@/core/wire/grants";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createGrant } from "@/server/services/grants/create";
import { listGrants } from "@/server/services/grants/list";

export const GET = route({
  authenticate: asMember,
  query: GrantsQuery,
  handle: async ({ ctx, query }) => json(200, await listGrants(ctx, query)),
});

export const POST = route({
  authenticate: asMember,
  body: GrantBody,
  handle: async ({ ctx, body }) => json(201, await createGrant(ctx, body)),
});
