import { SnoozeBody } from "@/core/wire/commands";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { snoozeIntent, wakeIntent } from "@/server/services/intents/snooze";

export const PUT = route({
  authenticate: asMember,
  body: SnoozeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await snoozeIntent(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await wakeIntent(ctx, id)),
});
