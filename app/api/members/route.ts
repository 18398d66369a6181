import { MembersQuery } from "@/core/wire/members";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listMembers } from "@/server/services/members/list";

export const GET = route({
  authenticate: asMember,
  query: MembersQuery,
  handle: async ({ ctx, query }) => json(200, await listMembers(ctx, query)),
});
