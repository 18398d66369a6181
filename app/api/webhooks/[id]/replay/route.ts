import { ReplayBody } from "@/core/wire/deliveries";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { replayToWebhook } from "@/server/services/deliveries/replay";

export const POST = route({
  authenticate: asMember,
  body: ReplayBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await replayToWebhook(ctx, id, body)),
});
