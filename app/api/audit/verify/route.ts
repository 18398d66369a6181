import { VerifyQuery } from "@/core/wire/audit-proof";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { verifyTrail } from "@/server/services/audit/verify";

export const GET = route({
  authenticate: asMember,
  query: VerifyQuery,
  handle: async ({ ctx, query }) => json(200, await verifyTrail(ctx, query)),
});
