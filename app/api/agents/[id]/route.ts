import { AgentChangeBody } from "@/core/wire/agents";
import { asMember } from "@/app/_http/authenticate";
import { refuseCallback } from "@/app/_http/callback-guard";
import { json, route } from "@/app/_http/route";
import { changeAgent } from "@/server/services/agents/change";
import { readAgent } from "@/server/services/agents/list";

export const GET = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await readAgent(ctx, id)),
});

export const PATCH = route({
  authenticate: asMember,
  body: AgentChangeBody,
  handle: async ({ ctx, params: { id = "" }, body }) =>
    json(200, await changeAgent(ctx, id, body, refuseCallback)),
});
