import { IntentProofQuery } from "@/core/wire/audit-proof";
import { asAnyone } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { proveDecision } from "@/server/services/audit/prove";

export const GET = route({
  authenticate: asAnyone,
  scope: "intents:read",
  query: IntentProofQuery,
  handle: async ({ ctx, params: { id = "" }, query }) => json(200, await proveDecision(ctx, id, query)),
});
