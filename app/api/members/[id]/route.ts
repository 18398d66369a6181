import { MemberChangeBody } from "@/core/wire/members";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { changeMember } from "@/server/services/members/change";
import { readMember } from "@/server/services/members/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readMember(ctx, id)),
});

export const PATCH = route({
  authenticate: asMember,
  body: MemberChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await changeMember(ctx, id, body)),
});
