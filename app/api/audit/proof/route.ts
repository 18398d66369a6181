import { ProofQuery } from "@/core/wire/audit-proof";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { proveEntry } from "@/server/services/audit/prove";

export const GET = route({
  authenticate: asMember,
  query: ProofQuery,
  handle: async ({ ctx, query }) => json(200, await proveEntry(ctx, query)),
});
