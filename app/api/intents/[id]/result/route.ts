import { ResultBody } from "@/core/wire/commands";
import { asAgent } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { reportResult } from "@/server/services/intents/report-result";

export const POST = route({
  authenticate: asAgent,
  scope: "results:write",
  body: ResultBody,
  handle: ({ ctx, params: { id = "" }, body, keep }) => reportResult(ctx, id, body, keep),
});
