import type { Secrets } from "@/core/webhook-secrets";
import { byName, nameValues, type NameQuery, orderByName } from "./by-name";
import { type Db, execute, postgresError, rows } from "./client";

export interface StoredAgent {
  id: string;
  workspaceId: string;
  address: string;
  name: string;
  callbackUrl: string | null;
  owner: { id: string; name: string; email: string } | null;
  createdAt: Date;
  deactivatedAt: Date | null;
}

/** An agent as lists show it. */
export interface AgentListed extends StoredAgent {
  lastUsedAt: Date | null;
  workingKeys: number;
}

/** The agent behind an address; null where there is none. */
export async function findAgentId(on: Db, workspaceId: string, address: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    on,
    "SELECT id FROM agents WHERE workspace_id = $1 AND address = $2",
    workspaceId,
    address,
  );
  return row?.id ?? null;
}

/** The addresses of the working agents that go by these names: their addresses, or what those end with. */
export async function findAddresses(
  on: Db,
  workspaceId: string,
  names: readonly string[],
): Promise<{ name: string; address: string }[]> {
  const text = `SELECT n.name, min(a.address) AS address FROM unnest($2::text[]) AS n(name)
    JOIN agents a ON a.workspace_id = $1 AND a.deactivated_at IS NULL
      AND (a.address = n.name OR right(a.address, length(n.name) + 1) = '/' || n.name)
    GROUP BY n.name`;
  return rows(on, text, workspaceId, names);
}

const COLUMNS = `a.id, a.workspace_id AS "workspaceId", a.address, a.name, a.callback_url AS "callbackUrl", a.created_at AS "createdAt",
  a.deactivated_at AS "deactivatedAt",
  (SELECT jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email) FROM users u WHERE u.id = a.owner_id) AS owner`;

/** By name; `now` says which keys still work. */
export function listAgents(on: Db, query: NameQuery, now: Date): Promise<AgentListed[]> {
  const text = `SELECT ${COLUMNS}, k.last_used AS "lastUsedAt", k.working AS "workingKeys" FROM agents a
    CROSS JOIN LATERAL (SELECT max(last_used_at) AS last_used,
      (count(*) FILTER (WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $6)))::int AS working
      FROM api_keys WHERE agent_id = a.id) k
    WHERE a.workspace_id = $1 AND ${byName("a.name", "a.id", "a.name || ' ' || a.address")}
    ${orderByName("a.name", "a.id")}`;
  return rows<AgentListed>(on, text, ...nameValues(query), now);
}

export async function findAgent(on: Db, workspaceId: string, id: string): Promise<StoredAgent | null> {
  const text = `SELECT ${COLUMNS} FROM agents a WHERE a.workspace_id = $1 AND a.id = $2`;
  return (await rows<StoredAgent>(on, text, workspaceId, id))[0] ?? null;
}

/** Locked until the transaction ends; null where there is none. */
export async function lockAgent(tx: Db, workspaceId: string, id: string): Promise<StoredAgent | null> {
  const text = `SELECT ${COLUMNS} FROM agents a WHERE a.workspace_id = $1 AND a.id = $2 FOR UPDATE OF a`;
  return (await rows<StoredAgent>(tx, text, workspaceId, id))[0] ?? null;
}

export async function insertAgent(tx: Db, agent: StoredAgent, webhookSecret: string): Promise<void> {
  const { id, workspaceId, address, name, callbackUrl, owner, createdAt } = agent;
  const text = `INSERT INTO agents (id, workspace_id, address, name, callback_url, owner_id, webhook_secret, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
  const values = [id, workspaceId, address, name, callbackUrl, owner?.id ?? null, webhookSecret, createdAt];
  await execute(tx, text, ...values);
}

export async function updateAgent(tx: Db, agent: StoredAgent): Promise<void> {
  const text = `UPDATE agents SET name = $3, callback_url = $4, owner_id = $5, deactivated_at = $6
    WHERE id = $1 AND workspace_id = $2`;
  const { id, workspaceId, name, callbackUrl, owner, deactivatedAt } = agent;
  await execute(tx, text, id, workspaceId, name, callbackUrl, owner?.id ?? null, deactivatedAt);
}

/** What signs its webhooks; the agent is locked where that is to change. */
export async function webhookSecretsOf(
  on: Db,
  { id, workspaceId }: Pick<StoredAgent, "id" | "workspaceId">,
): Promise<Secrets> {
  const text = `SELECT webhook_secret AS current, old_webhook_secrets AS old FROM agents WHERE id = $1 AND workspace_id = $2`;
  const [row] = await rows<Secrets>(on, text, id, workspaceId);
  if (!row) throw new Error(`agent ${id} was found and is gone`);
  return row;
}

export async function setWebhookSecrets(
  tx: Db,
  { id, workspaceId }: Pick<StoredAgent, "id" | "workspaceId">,
  { current, old }: Secrets,
): Promise<void> {
  const text = `UPDATE agents SET webhook_secret = $3, old_webhook_secrets = $4::jsonb WHERE id = $1 AND workspace_id = $2`;
  await execute(tx, text, id, workspaceId, current, JSON.stringify(old));
}

/** How many of its intents wait, counted up to `most`. */
export async function countOpenOf(
  on: Db,
  { id, workspaceId }: Pick<StoredAgent, "id" | "workspaceId">,
  most: number,
): Promise<number> {
  const text = `SELECT count(*)::int AS count FROM (
    SELECT 1 FROM intents WHERE workspace_id = $1 AND status = 'waiting' AND agent_id = $2 LIMIT $3) open`;
  return (await rows<{ count: number }>(on, text, workspaceId, id, most))[0]?.count ?? 0;
}

/** Whether a write failed because another agent has the address. */
export function isAddressTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("address");
}
