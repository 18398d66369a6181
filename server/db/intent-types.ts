import type { JsonObject } from "@/core/json";
import type { IntentTypeDefaults } from "@/core/wire/submit";
import type { RetentionOfType } from "@/core/retention";
import { storedRetention } from "./retention";
import { type Db, execute, postgresError, rows } from "./client";

export interface IntentType {
  id: string;
  workspaceId: string;
  name: string;
  defaults: IntentTypeDefaults;
  sample: JsonObject | null;
  retention: RetentionOfType;
  version: number;
  updatedAt: Date;
  updatedBy: { id: string; name: string } | null;
}

/** How often a type was asked for lately, counted up to a bound. */
export interface Usage {
  count: number;
  lastAt: Date | null;
}

interface Lately {
  workspaceId: string;
  since: Date;
  /** Counts no further. */
  most: number;
}

const COLUMNS = `t.id, t.workspace_id AS "workspaceId", t.name, t.defaults, t.sample, t.retention, t.version, t.updated_at AS "updatedAt",
  t.updated_by AS "updatedBy"`;

/** Usage of the type `name`, where $1 is the workspace, $2 since when, and $3 the bound. */
const usageOf = (name: string): string => `
  SELECT count(*)::int AS count, max(created_at) AS "lastAt" FROM (
    SELECT i.created_at FROM intents i WHERE i.workspace_id = $1 AND i.intent_type = ${name} AND i.created_at > $2
    ORDER BY i.created_at DESC LIMIT $3) recent`;

/** All of them, by name. */
export const listIntentTypes = (
  on: Db,
  { workspaceId, since, most }: Lately,
): Promise<(IntentType & Usage)[]> =>
  rows(
    on,
    `SELECT ${COLUMNS}, u.count, u."lastAt" FROM intent_types t CROSS JOIN LATERAL (${usageOf("t.name")}) u
     WHERE t.workspace_id = $1 ORDER BY t.name`,
    workspaceId,
    since,
    most,
  );

export async function findIntentType(
  on: Db,
  { workspaceId, since, most }: Lately,
  id: string,
): Promise<(IntentType & Usage) | null> {
  const text = `SELECT ${COLUMNS}, u.count, u."lastAt" FROM intent_types t CROSS JOIN LATERAL (${usageOf("t.name")}) u
    WHERE t.workspace_id = $1 AND t.id = $4`;
  return (await rows<IntentType & Usage>(on, text, workspaceId, since, most, id))[0] ?? null;
}

/** Whether a type of this name supplies anything. */
export async function isRegistered(on: Db, workspaceId: string, name: string): Promise<boolean> {
  const text = "SELECT 1 FROM intent_types WHERE workspace_id = $1 AND name = $2";
  return (await rows(on, text, workspaceId, name)).length > 0;
}

/** Locked until the transaction ends; null where there is none. */
export async function lockIntentType(tx: Db, workspaceId: string, id: string): Promise<IntentType | null> {
  const text = `SELECT ${COLUMNS} FROM intent_types t WHERE t.workspace_id = $1 AND t.id = $2 FOR UPDATE`;
  return (await rows<IntentType>(tx, text, workspaceId, id))[0] ?? null;
}

/** Writes a new one; false where the workspace has `most` already. Two at once are counted one after the other. */
export async function insertIntentType(tx: Db, type: IntentType, most: number): Promise<boolean> {
  await rows(tx, "SELECT id FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", type.workspaceId);
  const text = `INSERT INTO intent_types (id, workspace_id, name, defaults, sample, version, created_at, updated_at, updated_by, retention)
    SELECT $1, $2, $3, $4::json, $5::json, $6, $7, $7, $8::jsonb, $10::jsonb
    WHERE (SELECT count(*) FROM intent_types WHERE workspace_id = $2) < $9`;
  const { id, workspaceId, name, version, updatedAt } = type;
  const [defaults, sample, updatedBy] = jsonOf(type);
  return (
    (await execute(
      tx,
      text,
      id,
      workspaceId,
      name,
      defaults,
      sample,
      version,
      updatedAt,
      updatedBy,
      most,
      storedRetention(type.retention),
    )) > 0
  );
}

export async function updateIntentType(tx: Db, type: IntentType): Promise<void> {
  const text = `UPDATE intent_types SET name = $3, defaults = $4::json, sample = $5::json, version = $6, updated_at = $7,
    updated_by = $8::jsonb, retention = $9::jsonb WHERE id = $1 AND workspace_id = $2`;
  const { id, workspaceId, name, version, updatedAt } = type;
  const [defaults, sample, updatedBy] = jsonOf(type);
  const kept = storedRetention(type.retention);
  await execute(tx, text, id, workspaceId, name, defaults, sample, version, updatedAt, updatedBy, kept);
}

const jsonOf = ({ defaults, sample, updatedBy }: IntentType) =>
  [
    JSON.stringify(defaults),
    sample === null ? null : JSON.stringify(sample),
    JSON.stringify(updatedBy),
  ] as const;

export async function deleteIntentType(tx: Db, { id, workspaceId }: IntentType): Promise<void> {
  await execute(tx, "DELETE FROM intent_types WHERE id = $1 AND workspace_id = $2", id, workspaceId);
}

/** Whether a write failed because another type has that name. */
export function isTypeNameTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("intent_types");
}

/** So many names are looked at, in the order of the alphabet: agents may make them up. */
const NAMES_LOOKED_AT = 1_000;

/** What was asked for since then that nobody registered, the latest first. Jumps from name to name instead of reading every intent. */
export const listUnregistered = (
  on: Db,
  { workspaceId, since, most }: Lately,
  limit: number,
): Promise<({ name: string } & Usage)[]> =>
  rows(
    on,
    `WITH RECURSIVE seen(name, n) AS (
       (SELECT intent_type, 1 FROM intents WHERE workspace_id = $1 ORDER BY intent_type LIMIT 1)
       UNION ALL
       SELECT (SELECT i.intent_type FROM intents i WHERE i.workspace_id = $1 AND i.intent_type > s.name
         ORDER BY i.intent_type LIMIT 1), s.n + 1
       FROM seen s WHERE s.name IS NOT NULL AND s.n < ${NAMES_LOOKED_AT})
     SELECT s.name, u.count, u."lastAt" FROM seen s CROSS JOIN LATERAL (${usageOf("s.name")}) u
     WHERE u.count > 0 AND NOT EXISTS (SELECT FROM intent_types t WHERE t.workspace_id = $1 AND t.name = s.name)
     ORDER BY u."lastAt" DESC LIMIT $4`,
    workspaceId,
    since,
    most,
    limit,
  );
