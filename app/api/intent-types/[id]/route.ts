import { IntentTypeChangeBody } from "@/core/wire/intent-types";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readIntentType } from "@/server/services/intent-types/read";
import { removeIntentType } from "@/server/services/intent-types/remove";
import { replaceIntentType } from "@/server/services/intent-types/replace";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readIntentType(ctx, id)),
});

export const PUT = route({
  authenticate: asMember,
  body: IntentTypeChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(200, await replaceIntentType(ctx, id, body)),
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await removeIntentType(ctx, id)),
});
