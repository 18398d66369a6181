import { AxmeResolveBody, resolutionOf } from "@/core/axme/resolve";
import { OwnerQuery } from "@/core/axme/queries";
import { asAgent } from "@/app/_http/authenticate";
import { axmeRoute } from "@/app/_v1/route";
import { resolved } from "@/app/_v1/shown";
import { requireScope } from "@/server/services/context";
import { cancelIntent } from "@/server/services/intents/cancel";
import { reportResult } from "@/server/services/intents/report-result";

export const POST = axmeRoute({
  authenticate: asAgent,
  scope: "intents:write",
  query: OwnerQuery,
  body: AxmeResolveBody,
  handle: async ({ ctx, params: { id = "" }, body, keep }) => {
    const resolution = resolutionOf(body);
    if ("cancellation" in resolution) return cancelIntent(ctx, id, resolution.cancellation, keep);
    requireScope(ctx, "results:write");
    return reportResult(ctx, id, resolution.result, keep);
  },
  show: ({ ctx, intent }) => resolved(ctx, intent),
});
