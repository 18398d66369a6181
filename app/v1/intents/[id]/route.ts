import { intentToAxme } from "@/core/axme/intent";
import { OwnerQuery } from "@/core/axme/queries";
import { asAnyone } from "@/app/_http/authenticate";
import { json } from "@/app/_http/route";
import { axmeRoute } from "@/app/_v1/route";
import { readIntent } from "@/server/services/intents/read";

export const GET = axmeRoute({
  authenticate: asAnyone,
  scope: "intents:read",
  query: OwnerQuery,
  handle: async ({ ctx, params: { id = "" } }) =>
    json(200, { ok: true, intent: intentToAxme(await readIntent(ctx, id)) }),
});
