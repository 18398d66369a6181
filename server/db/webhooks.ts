import type { DeliveryStatus, DisabledReason, Struggle } from "@/core/webhook";
import type { OldSecret, Secrets } from "@/core/webhook-secrets";
import { type Db, execute, postgresError, rows } from "./client";

export interface Endpoint {
  id: string;
  workspaceId: string;
  url: string;
  events: string[];
  createdAt: Date;
  disabled: { at: Date; reason: DisabledReason } | null;
  /** How it fares since the last delivery that arrived. */
  struggle: Struggle;
  /** What its deliveries were signed with before; some of it may be over. */
  oldSecrets: OldSecret[];
}

/** How it is doing, by its deliveries. */
export interface Health {
  last: { status: DeliveryStatus; error: string | null; at: Date; event: string } | null;
  lastSuccessAt: Date | null;
}

interface Row {
  id: string;
  workspaceId: string;
  url: string;
  events: string[];
  createdAt: Date;
  disabledAt: Date | null;
  disabledReason: DisabledReason | null;
  failingSince: Date | null;
  givenUp: number;
  oldSecrets: OldSecret[];
}

interface HealthRow {
  status: DeliveryStatus | null;
  error: string | null;
  at: Date;
  event: string;
  lastSuccessAt: Date | null;
}

const COLUMNS = `e.id, e.workspace_id AS "workspaceId", e.url, e.events, e.created_at AS "createdAt", e.disabled_at AS "disabledAt",
  e.disabled_reason AS "disabledReason", e.failing_since AS "failingSince", e.given_up AS "givenUp", e.old_secrets AS "oldSecrets"`;

/** Each part is one step into an index, however many deliveries there are. */
const HEALTH = `
  LEFT JOIN LATERAL (SELECT d.status, d.last_error AS error, d.created_at AS at, d.type AS event FROM deliveries d
    WHERE d.endpoint_id = e.id ORDER BY d.seq DESC LIMIT 1) last ON true
  LEFT JOIN LATERAL (SELECT d.delivered_at FROM deliveries d
    WHERE d.endpoint_id = e.id AND d.status = 'delivered' ORDER BY d.seq DESC LIMIT 1) good ON true`;

const SELECT = `SELECT ${COLUMNS}, last.status, last.error, last.at, last.event, good.delivered_at AS "lastSuccessAt"
  FROM webhook_endpoints e ${HEALTH} WHERE e.workspace_id = $1 AND e.removed_at IS NULL`;

/** Those that were not removed, by their addresses. */
export const listEndpoints = async (on: Db, workspaceId: string): Promise<(Endpoint & Health)[]> =>
  (await rows<Row & HealthRow>(on, `${SELECT} ORDER BY e.url`, workspaceId)).map(withHealth);

export async function findEndpoint(
  on: Db,
  workspaceId: string,
  id: string,
): Promise<(Endpoint & Health) | null> {
  const [row] = await rows<Row & HealthRow>(on, `${SELECT} AND e.id = $2`, workspaceId, id);
  return row ? withHealth(row) : null;
}

/** Locked until the transaction ends; null where there is none. */
export async function lockEndpoint(tx: Db, workspaceId: string, id: string): Promise<Endpoint | null> {
  const text = `SELECT ${COLUMNS} FROM webhook_endpoints e WHERE e.workspace_id = $1 AND e.id = $2 AND e.removed_at IS NULL
    FOR NO KEY UPDATE`;
  const [row] = await rows<Row>(tx, text, workspaceId, id);
  return row ? endpointOf(row) : null;
}

function endpointOf({ disabledAt, disabledReason, failingSince, givenUp, ...row }: Row): Endpoint {
  const { id, workspaceId, url, events, createdAt, oldSecrets } = row;
  const disabled = disabledAt && { at: disabledAt, reason: disabledReason ?? "admin" };
  return {
    id,
    workspaceId,
    url,
    events,
    createdAt,
    oldSecrets,
    disabled,
    struggle: { failingSince, givenUp },
  };
}

function withHealth(row: Row & HealthRow): Endpoint & Health {
  const { status, error, at, event, lastSuccessAt } = row;
  return { ...endpointOf(row), last: status && { status, error, at, event }, lastSuccessAt };
}

/** Writes a new one; false where the workspace has `most` already. Two at once are counted one after the other. */
export async function insertEndpoint(
  tx: Db,
  { id, workspaceId, url, events, createdAt }: Endpoint,
  secret: string,
  most: number,
): Promise<boolean> {
  await rows(tx, "SELECT id FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", workspaceId);
  const text = `INSERT INTO webhook_endpoints (id, workspace_id, url, events, secret, created_at)
    SELECT $1, $2, $3, $4::text[], $5, $6
    WHERE (SELECT count(*) FROM webhook_endpoints WHERE workspace_id = $2 AND removed_at IS NULL) < $7`;
  return (await execute(tx, text, id, workspaceId, url, events, secret, createdAt, most)) > 0;
}

export async function updateEndpoint(tx: Db, endpoint: Endpoint): Promise<void> {
  const text = `UPDATE webhook_endpoints SET events = $3::text[], disabled_at = $4, disabled_reason = $5, failing_since = $6, given_up = $7
    WHERE id = $1 AND workspace_id = $2`;
  const { id, workspaceId, events, disabled, struggle } = endpoint;
  const { failingSince, givenUp } = struggle;
  await execute(
    tx,
    text,
    id,
    workspaceId,
    events,
    disabled?.at ?? null,
    disabled?.reason ?? null,
    failingSince,
    givenUp,
  );
}

/** What signs its deliveries; the endpoint is locked. */
export async function secretsOf(tx: Db, { id, workspaceId, oldSecrets: old }: Endpoint): Promise<Secrets> {
  const text = "SELECT secret AS current FROM webhook_endpoints WHERE id = $1 AND workspace_id = $2";
  const [row] = await rows<{ current: string }>(tx, text, id, workspaceId);
  if (!row) throw new Error(`endpoint ${id} was locked and is gone`);
  return { ...row, old };
}

export async function setSecrets(
  tx: Db,
  { id, workspaceId }: Endpoint,
  { current, old }: Secrets,
): Promise<void> {
  const text = `UPDATE webhook_endpoints SET secret = $3, old_secrets = $4::jsonb WHERE id = $1 AND workspace_id = $2`;
  await execute(tx, text, id, workspaceId, current, JSON.stringify(old));
}

/** Notes that a delivery did not arrive, and whether it was given up. */
export async function noteFailure(on: Db, id: string, givenUp: boolean, now: Date): Promise<void> {
  const text = `UPDATE webhook_endpoints SET failing_since = coalesce(failing_since, $2), given_up = given_up + $3 WHERE id = $1`;
  await execute(on, text, id, now, givenUp ? 1 : 0);
}

/** Notes that one arrived again. */
export async function noteRecovery(on: Db, id: string): Promise<void> {
  await execute(on, "UPDATE webhook_endpoints SET failing_since = NULL, given_up = 0 WHERE id = $1", id);
}

/** It stays for its deliveries, without its secrets, and hears nothing more. */
export async function removeEndpoint(tx: Db, { id, workspaceId }: Endpoint, now: Date): Promise<void> {
  const text = `UPDATE webhook_endpoints SET removed_at = $3, disabled_at = coalesce(disabled_at, $3), secret = '', old_secrets = '[]'
    WHERE id = $1 AND workspace_id = $2`;
  await execute(tx, text, id, workspaceId, now);
}

/** Whether a write failed because another endpoint has that address. */
export function isUrlTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && /webhook_endpoints|url/.test(found.constraint);
}
