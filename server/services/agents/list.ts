import type { AgentDetailWire, AgentsWire, KeysWire } from "@/core/wire/agents";
import type { DirectoryQuery } from "@/core/wire/directory";
import { keysOf } from "@/server/db/agent-keys";
import { listAgents as listAgentRows } from "@/server/db/agents";
import { db } from "@/server/db/client";
import { nameQuery, pageByName } from "../administration/by-name";
import { type Ctx, requireOverseer } from "../context";
import { agentOf } from "./find";
import { agentInDetail, agentShown, keyShown } from "./show";

/** The workspace's agents by name. Throws forbidden. */
export async function listAgents(ctx: Ctx, query: DirectoryQuery): Promise<AgentsWire> {
  requireOverseer(ctx);
  const found = await listAgentRows(db(ctx), nameQuery(ctx.workspaceId, query), ctx.now);
  const { shown, next_cursor } = pageByName(found, query.limit);
  return { items: shown.map(agentShown), next_cursor };
}

/** One agent with its keys. Throws forbidden, not_found. */
export async function readAgent(ctx: Ctx, id: string): Promise<AgentDetailWire> {
  requireOverseer(ctx);
  return agentInDetail(db(ctx), await agentOf(db(ctx), ctx, id), ctx.now);
}

/** An agent's keys, newest first. Throws forbidden, not_found. */
export async function listKeys(ctx: Ctx, id: string): Promise<KeysWire> {
  requireOverseer(ctx);
  const agent = await agentOf(db(ctx), ctx, id);
  return { items: (await keysOf(db(ctx), agent.id)).map((key) => keyShown(key, ctx.now)) };
}
