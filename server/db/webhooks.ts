import type { DeliveryStatus, DisabledReason } from "@/core/webhook";
import { type Db, execute, postgresError, rows } from "./client";

export interface Endpoint {
  id: string;
  workspaceId: string;
  url: string;
  events: string[];
  createdAt: Date;
  disabled: { at: Date; reason: DisabledReason } | null;
}

/** How it is doing, by its deliveries. */
export interface Health {
  last: { status: DeliveryStatus; error: string | null; at: Date; event: string } | null;
  lastSuccessAt: Date | null;
  failingSince: Date | null;
}

interface Row {
  id: string;
  workspaceId: string;
  url: string;
  events: string[];
  createdAt: Date;
  disabledAt: Date | null;
  disabledReason: DisabledReason | null;
}

interface HealthRow {
  status: DeliveryStatus | null;
  error: string | null;
  at: Date;
  event: string;
  lastSuccessAt: Date | null;
  failingSince: Date | null;
}

const COLUMNS = `e.id, e.workspace_id AS "workspaceId", e.url, e.events, e.created_at AS "createdAt", e.disabled_at AS "disabledAt",
  e.disabled_reason AS "disabledReason"`;

/** Each part is one step into an index, however many deliveries there are. */
const HEALTH = `
  LEFT JOIN LATERAL (SELECT d.status, d.last_error AS error, d.created_at AS at, d.type AS event FROM deliveries d
    WHERE d.endpoint_id = e.id ORDER BY d.seq DESC LIMIT 1) last ON true
  LEFT JOIN LATERAL (SELECT d.seq, d.delivered_at FROM deliveries d
    WHERE d.endpoint_id = e.id AND d.status = 'delivered' ORDER BY d.seq DESC LIMIT 1) good ON true
  LEFT JOIN LATERAL (SELECT d.created_at FROM deliveries d
    WHERE d.endpoint_id = e.id AND d.status = 'failed' AND d.attempts > 0 AND d.seq > coalesce(good.seq, 0) ORDER BY d.seq LIMIT 1) failed ON true
  LEFT JOIN LATERAL (SELECT d.created_at FROM deliveries d WHERE d.endpoint_id = e.id AND d.status = 'pending'
    AND d.last_error IS NOT NULL AND d.seq > coalesce(good.seq, 0) ORDER BY d.seq LIMIT 1) trying ON true`;

const SELECT = `SELECT ${COLUMNS}, last.status, last.error, last.at, last.event, good.delivered_at AS "lastSuccessAt",
  least(failed.created_at, trying.created_at) AS "failingSince" FROM webhook_endpoints e ${HEALTH}
  WHERE e.workspace_id = $1 AND e.removed_at IS NULL`;

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

function endpointOf({ id, workspaceId, url, events, createdAt, disabledAt, disabledReason }: Row): Endpoint {
  const disabled = disabledAt && { at: disabledAt, reason: disabledReason ?? "admin" };
  return { id, workspaceId, url, events, createdAt, disabled };
}

function withHealth(row: Row & HealthRow): Endpoint & Health {
  const { status, error, at, event, lastSuccessAt, failingSince } = row;
  return { ...endpointOf(row), last: status && { status, error, at, event }, lastSuccessAt, failingSince };
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

export async function updateEndpoint(tx: Db, { id, workspaceId, events, disabled }: Endpoint): Promise<void> {
  const text = `UPDATE webhook_endpoints SET events = $3::text[], disabled_at = $4, disabled_reason = $5
    WHERE id = $1 AND workspace_id = $2`;
  await execute(tx, text, id, workspaceId, events, disabled?.at ?? null, disabled?.reason ?? null);
}

/** It stays for its deliveries, without its secret, and hears nothing more. */
export async function removeEndpoint(tx: Db, { id, workspaceId }: Endpoint, now: Date): Promise<void> {
  const text = `UPDATE webhook_endpoints SET removed_at = $3, disabled_at = coalesce(disabled_at, $3), secret = ''
    WHERE id = $1 AND workspace_id = $2`;
  await execute(tx, text, id, workspaceId, now);
}

/** Whether a write failed because another endpoint has that address. */
export function isUrlTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && /webhook_endpoints|url/.test(found.constraint);
}

export interface ListedDelivery {
  id: string;
  seq: bigint;
  event: string;
  intentId: string;
  title: string;
  status: DeliveryStatus;
  error: string | null;
  attempts: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
  deliveredAt: Date | null;
}

interface Wanted {
  endpoint: Endpoint;
  status: DeliveryStatus | null;
  /** Only those of facts before this one. */
  before: bigint | null;
  limit: number;
}

const DELIVERY = `d.id, d.seq, d.type AS event, d.intent_id AS "intentId", i.title, d.status, d.last_error AS error, d.attempts,
  d.next_attempt_at AS "nextAttemptAt", d.created_at AS "createdAt", d.delivered_at AS "deliveredAt"`;

/** What went to an endpoint, newest first. */
export function listDeliveryRows(
  on: Db,
  { endpoint, status, before, limit }: Wanted,
): Promise<ListedDelivery[]> {
  const ofStatus = status === null ? "$5::text IS NULL" : "d.status = $5";
  const text = `SELECT ${DELIVERY} FROM deliveries d JOIN intents i ON i.id = d.intent_id
    WHERE d.endpoint_id = $1 AND d.workspace_id = $2 AND d.seq < coalesce($3::bigint, 9223372036854775807) AND ${ofStatus}
    ORDER BY d.seq DESC LIMIT $4`;
  return rows(on, text, endpoint.id, endpoint.workspaceId, before, limit, status);
}
