import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { claimIntent, releaseIntent } from "@/server/services/intents/claim";

export const PUT = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await claimIntent(ctx, id)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await releaseIntent(ctx, id)),
});
