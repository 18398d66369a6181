import { KeyBody } from "@/core/wire/agents";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { createKey } from "@/server/services/agents/keys";
import { listKeys } from "@/server/services/agents/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await listKeys(ctx, id)),
});

export const POST = route({
  authenticate: asMember,
  body: KeyBody,
  handle: async ({ ctx, params: { id = "" }, body }) => json(201, await createKey(ctx, id, body)),
});
