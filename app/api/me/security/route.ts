import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readSecurity } from "@/server/services/sign-in/security";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await readSecurity(ctx)),
});
