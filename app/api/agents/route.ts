import { AgentBody } from "@/core/wire/agents";
import { DirectoryQuery } from "@/core/wire/directory";
import { asMember } from "@/app/_http/authenticate";
import { refuseCallback } from "@/app/_http/callback-guard";
import { json, route } from "@/app/_http/route";
import { createAgent } from "@/server/services/agents/create";
import { listAgents } from "@/server/services/agents/list";

export const GET = route({
  authenticate: asMember,
  query: DirectoryQuery,
  handle: async ({ ctx, query }) => json(200, await listAgents(ctx, query)),
});

export const POST = route({
  authenticate: asMember,
  body: AgentBody,
  handle: async ({ ctx, body }) => json(201, await createAgent(ctx, body, refuseCallback)),
});
