import { CancellationBody } from "@/core/wire/commands";
import { asAgent } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { cancelIntent } from "@/server/services/intents/cancel";

export const POST = route({
  authenticate: asAgent,
  scope: "intents:write",
  body: CancellationBody,
  handle: ({ ctx, params: { id = "" }, body, keep }) => cancelIntent(ctx, id, body, keep),
});
