import { ListQuery } from "@/core/wire/list";
import { SubmitBody } from "@/core/wire/submit";
import { asAgent, asAnyone } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listIntents } from "@/server/services/intents/list";
import { submitIntent } from "@/server/services/intents/submit";

export const POST = route({
  authenticate: asAgent,
  scope: "intents:write",
  body: SubmitBody,
  handle: ({ ctx, body, keep }) => submitIntent(ctx, body, keep),
});

export const GET = route({
  authenticate: asAnyone,
  scope: "intents:read",
  query: ListQuery,
  handle: async ({ ctx, query }) => json(200, await listIntents(ctx, query)),
});
