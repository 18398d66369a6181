import { flaw } from "@/core/errors";
import type { AgentBody, AgentMadeWire } from "@/core/wire/agents";
import { insertAgent, isAddressTaken, type StoredAgent } from "@/server/db/agents";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { requireRecentStep } from "../second-step/needs";
import { newWebhookSecret } from "../secrets";
import { checkedUrl, ownerNamed, type RefuseUrl } from "./fields";
import { makeKey } from "./make-key";
import { agentInDetail, agentKept } from "./show";

/** Makes an agent with its first key. Throws forbidden, invalid_request, and conflict where the address is taken. */
export async function createAgent(ctx: Ctx, body: AgentBody, refuse: RefuseUrl): Promise<AgentMadeWire> {
  const { address, name, callback_url = null, owner = null } = body;
  requireAdmin(ctx);
  await requireRecentStep(ctx, { detail: "A new agent gets a key: confirm that it is you." });
  const webhookSecret = newWebhookSecret();
  return administer(ctx, async (tx) => {
    const agent: StoredAgent = {
      id: newId("agt"),
      workspaceId: ctx.workspaceId,
      address,
      name,
      callbackUrl: checkedUrl(callback_url, refuse),
      owner: await ownerNamed(ctx, owner),
      createdAt: ctx.now,
      deactivatedAt: null,
    };
    await insertAgent(tx, agent, webhookSecret);
    const { secret } = await makeKey(
      tx,
      agent.id,
      { name: "First key", scopes: [], expiresAt: null },
      ctx.now,
    );
    const shown = await agentInDetail(tx, agent, ctx.now);
    return {
      result: { agent: shown, key: secret, webhook_secret: webhookSecret },
      changes: [
        { kind: "agent", id: agent.id, name, action: "created", before: null, after: agentKept(agent) },
      ],
    };
  }).catch((error: unknown) => {
    if (isAddressTaken(error)) throw flaw("conflict", "/address", `There is an agent at ${address} already.`);
    throw error;
  });
}
