import type { Json, JsonObject } from "@/core/json";
import { keyStateOf } from "@/core/key-state";
import { oldUntil } from "@/core/webhook-secrets";
import type { AgentDetailWire, AgentWire, KeyWire } from "@/core/wire/agents";
import { keysOf, type StoredKey } from "@/server/db/agent-keys";
import { type AgentListed, countOpenOf, type StoredAgent, webhookSecretsOf } from "@/server/db/agents";
import type { Db } from "@/server/db/client";

/** Counting further would cost more than anybody learns from it. */
const COUNTED = 1_000;

export const agentShown = (agent: AgentListed): AgentWire => ({
  id: agent.id,
  address: agent.address,
  name: agent.name,
  callback_url: agent.callbackUrl,
  owner: agent.owner,
  active: agent.deactivatedAt === null,
  created_at: agent.createdAt.toISOString(),
  last_used_at: agent.lastUsedAt?.toISOString() ?? null,
  working_keys: agent.workingKeys,
});

/** An agent with its keys and how much it waits for. */
export async function agentInDetail(on: Db, agent: StoredAgent, now: Date): Promise<AgentDetailWire> {
  const [keys, open] = [await keysOf(on, agent.id), await countOpenOf(on, agent, COUNTED)];
  const { old } = await webhookSecretsOf(on, agent);
  const shown = keys.map((key) => keyShown(key, now));
  const used = keys.flatMap(({ lastUsedAt }) => lastUsedAt?.getTime() ?? []);
  const lastUsedAt = used.length > 0 ? new Date(Math.max(...used)) : null;
  const workingKeys = shown.filter(({ state }) => state === "active" || state === "ending").length;
  return {
    ...agentShown({ ...agent, lastUsedAt, workingKeys }),
    keys: shown,
    open_intents: open,
    old_webhook_secret_until: oldUntil(old, now),
  };
}

export const keyShown = (key: StoredKey, now: Date): KeyWire => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes,
  state: keyStateOf(key, now),
  created_at: key.createdAt.toISOString(),
  expires_at: key.expiresAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
  last_used_at: key.lastUsedAt?.toISOString() ?? null,
  rotated_to: key.successorId,
});

/** What the audit trail keeps of an agent. */
export const agentKept = (agent: StoredAgent): JsonObject => ({
  address: agent.address,
  name: agent.name,
  callback_url: agent.callbackUrl,
  owner: agent.owner?.email ?? null,
  active: agent.deactivatedAt === null,
});

/** What the audit trail keeps of a key: nothing that it could be used by. */
export const keyKept = (key: StoredKey): Json => ({
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes,
  expires_at: key.expiresAt?.toISOString() ?? null,
  revoked_at: key.revokedAt?.toISOString() ?? null,
});
