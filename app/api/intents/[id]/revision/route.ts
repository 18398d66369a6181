import { RevisionBody } from "@/core/wire/commands";
import { asAgent } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { reviseIntent } from "@/server/services/intents/revise";

export const POST = route({
  authenticate: asAgent,
  scope: "intents:write",
  body: RevisionBody,
  handle: ({ ctx, params: { id = "" }, body, keep }) => reviseIntent(ctx, id, body, keep),
});
