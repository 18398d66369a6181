import { AxmeControlsBody, refuseChanges, refuseStale } from "@/core/axme/controls";
import { OwnerQuery } from "@/core/axme/queries";
import { asAgent } from "@/app/_http/authenticate";
import { json } from "@/app/_http/route";
import { axmeRoute } from "@/app/_v1/route";
import { changed } from "@/app/_v1/shown";
import { readIntent } from "@/server/services/intents/read";

export const POST = axmeRoute({
  authenticate: asAgent,
  scope: "intents:write",
  query: OwnerQuery,
  body: AxmeControlsBody,
  handle: async ({ ctx, params: { id = "" }, body }) => {
    const intent = await readIntent(ctx, id);
    refuseStale(body.expected_policy_generation, intent);
    refuseChanges(body, intent);
    return json(200, intent);
  },
  // Whatever the patch says is so already.
  show: ({ intent }) => changed(intent, false),
});
