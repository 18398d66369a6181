import { OVERLAP_SECONDS, oldUntil, rotateSecret } from "@/core/webhook-secrets";
import type { AgentChangeBody, AgentDetailWire, WebhookSecretWire } from "@/core/wire/agents";
import type { SecretRotationBody } from "@/core/wire/webhooks";
import { setWebhookSecrets, type StoredAgent, updateAgent, webhookSecretsOf } from "@/server/db/agents";
import { administer } from "../administration/administer";
import type { Ctx } from "../context";
import { requireRecentStep } from "../second-step/needs";
import { newWebhookSecret } from "../secrets";
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

const NEW_SECRET = "Another secret will sign this agent’s webhooks: confirm that it is you.";

/** Signs its webhooks with another secret, shown this once; the one before signs, too, until the overlap is over. Throws forbidden, not_found, step_up_required. */
export async function renewWebhookSecret(
  ctx: Ctx,
  id: string,
  { overlap = OVERLAP_SECONDS }: SecretRotationBody,
): Promise<WebhookSecretWire> {
  await requireRecentStep(ctx, { detail: NEW_SECRET });
  return administer(ctx, async (tx) => {
    const agent = await lockedAgent(tx, ctx, id);
    const secrets = rotateSecret(await webhookSecretsOf(tx, agent), newWebhookSecret(), overlap, ctx.now);
    await setWebhookSecrets(tx, agent, secrets);
    const before = agentKept(agent);
    const change = { kind: "agent", id, name: agent.name, action: "renewed the webhook secret of" } as const;
    return {
      result: { webhook_secret: secrets.current, old_until: oldUntil(secrets.old, ctx.now) },
      changes: [{ ...change, before, after: { ...before, secret_overlap_seconds: overlap } }],
    };
  });
}
