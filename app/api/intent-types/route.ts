import { IntentTypeBody } from "@/core/wire/intent-types";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createIntentType } from "@/server/services/intent-types/create";
import { listTypes } from "@/server/services/intent-types/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx }) => json(200, await listTypes(ctx)),
});

export const POST = route({
  authenticate: asMember,
  body: IntentTypeBody,
  handle: async ({ ctx, body }) => json(201, await createIntentType(ctx, body)),
});
