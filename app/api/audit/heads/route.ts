import { HeadsQuery } from "@/core/wire/audit-proof";
import { asAnyone } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listHeads } from "@/server/services/audit/heads";

export const GET = route({
  authenticate: asAnyone,
  scope: "intents:read",
  query: HeadsQuery,
  handle: async ({ ctx, query }) => json(200, await listHeads(ctx, query)),
});
