import { RotationBody } from "@/core/wire/agents";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { rotateKey } from "@/server/services/agents/keys";

export const POST = route({
  authenticate: asMember,
  body: RotationBody,
  handle: async ({ ctx, params: { id = "", key = "" }, body }) =>
    json(201, await rotateKey(ctx, id, key, body)),
});
