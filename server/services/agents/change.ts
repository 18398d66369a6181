import type { AgentChangeBody, AgentDetailWire, WebhookSecretWire } from "@/core/wire/agents";
import { setWebhookSecret, type StoredAgent, updateAgent } from "@/server/db/agents";
import { administer } from "../administration/administer";
import type { Ctx } from "../context";
import { newWebhookSecret } from "./create";
import { checkedUrl, ownerNamed, type RefuseUrl } from "./fields";
import { lockedAgent } from "./find";
import { agentInDetail, agentKept } from "./show";

/** Renames an agent, changes where it is called and who answers for it, or turns it off and on. Throws forbidden, not_found, invalid_request. */
export async function changeAgent(
  ctx: Ctx,
  id: string,
  body: AgentChangeBody,
  refuse: RefuseUrl,
): Promise<AgentDetailWire> {
  return administer(ctx, async (tx) => {
    const before = await lockedAgent(tx, ctx, id);
    const { name, callback_url: url, owner, active } = body;
    const after: StoredAgent = {
      ...before,
      name: name ?? before.name,
      callbackUrl: url === undefined ? before.callbackUrl : checkedUrl(url, refuse),
      owner: owner === undefined ? before.owner : await ownerNamed(ctx, owner),
      deactivatedAt:
        active === undefined ? before.deactivatedAt : active ? null : (before.deactivatedAt ?? ctx.now),
    };
    await updateAgent(tx, after);
    const change = { kind: "agent" as const, id, name: after.name };
    const kept = { before: agentKept(before), after: agentKept(after) };
    const differs = JSON.stringify(kept.before) !== JSON.stringify(kept.after);
    return {
      result: await agentInDetail(tx, after, ctx.now),
      changes: differs ? [{ ...change, action: actionOf(before, after), ...kept }] : [],
    };
  });
}

function actionOf(before: StoredAgent, after: StoredAgent): string {
  if ((before.deactivatedAt === null) === (after.deactivatedAt === null)) return "changed";
  return after.deactivatedAt ? "deactivated" : "reactivated";
}

/** Gives its webhooks another secret to be signed with, at once. Throws forbidden, not_found. */
export async function renewWebhookSecret(ctx: Ctx, id: string): Promise<WebhookSecretWire> {
  return administer(ctx, async (tx) => {
    const agent = await lockedAgent(tx, ctx, id);
    const secret = newWebhookSecret();
    await setWebhookSecret(tx, agent, secret);
    const kept = agentKept(agent);
    return {
      result: { webhook_secret: secret },
      changes: [
        {
          kind: "agent",
          id,
          name: agent.name,
          action: "renewed the webhook secret of",
          before: kept,
          after: kept,
        },
      ],
    };
  });
}
