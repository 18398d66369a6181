import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listPeople } from "@/server/services/people/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listPeople(ctx)),
});
