import { AxmeResolveBody, resolutionOf } from "@/core/axme/resolve";
import { AppError } from "@/core/errors";
import { OwnerQuery } from "@/core/axme/queries";
import { asAgent } from "@/app/_http/authenticate";
import { axmeRoute } from "@/app/_v1/route";
import { resolved } from "@/app/_v1/shown";
import { requireScope } from "@/server/services/context";
import { cancelIntent } from "@/server/services/intents/cancel";
import { readIntent } from "@/server/services/intents/read";
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
    const { status, outcome } = await readIntent(ctx, id);
    // AXME's intents end once: what ended without an answer has nothing to be resolved with.
    if (status !== "waiting" && outcome === null)
      throw new AppError("conflict", "This ended without an answer, so there is nothing to resolve.");
    return reportResult(ctx, id, resolution.result, keep);
  },
  show: ({ ctx, intent }) => resolved(ctx, intent),
});
