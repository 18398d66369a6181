import type { PolicyBody } from "@/core/wire/policy";
import { type Db, execute, postgresError, rows } from "./client";
import type { VersionStamp } from "./policy-versions";

export interface StoredPolicy {
  id: string;
  slug: string;
  name: string;
  definition: PolicyBody;
  version: number;
}

export interface PolicyInUse extends StoredPolicy {
  /** Null where it was made before versions were kept. */
  saved: VersionStamp | null;
  intentTypes: string[];
  rules: string[];
  openIntents: number;
}

const COLUMNS = "p.id, p.slug, p.name, p.definition, p.version";

const IN_USE = `${COLUMNS},
  (SELECT jsonb_build_object('at', v.at, 'actor', v.actor) FROM policy_versions v
   WHERE v.workspace_id = p.workspace_id AND v.policy_id = p.id AND v.number = p.version) AS saved,
  ARRAY(SELECT t.name FROM intent_types t
   WHERE t.workspace_id = p.workspace_id AND t.defaults ->> 'policy' = p.slug ORDER BY t.name) AS "intentTypes",
  ARRAY(SELECT x.rule ->> 'name' FROM routing r, json_array_elements(r.rules) AS x(rule)
   WHERE r.workspace_id = p.workspace_id AND x.rule -> 'then' ->> 'policy' = p.slug) AS rules,
  (SELECT count(*)::int FROM intents i
   WHERE i.workspace_id = p.workspace_id AND i.plan ->> 'policy' = p.slug AND i.status = 'waiting') AS "openIntents"`;

/** All policies of a workspace by name, or the one with a slug, each with what depends on it. */
export function findPoliciesInUse(
  on: Db,
  workspaceId: string,
  slug: string | null = null,
): Promise<PolicyInUse[]> {
  const text = `SELECT ${IN_USE} FROM policies p
    WHERE p.workspace_id = $1 AND ($2::text IS NULL OR p.slug = $2) ORDER BY lower(p.name), p.slug`;
  return rows<PolicyInUse>(on, text, workspaceId, slug);
}

export async function findPolicy(on: Db, workspaceId: string, slug: string): Promise<StoredPolicy | null> {
  const text = `SELECT ${COLUMNS} FROM policies p WHERE p.workspace_id = $1 AND p.slug = $2`;
  return (await rows<StoredPolicy>(on, text, workspaceId, slug))[0] ?? null;
}

/** Locked until the transaction ends; null where there is none. */
export async function lockPolicy(tx: Db, workspaceId: string, slug: string): Promise<StoredPolicy | null> {
  const text = `SELECT ${COLUMNS} FROM policies p WHERE p.workspace_id = $1 AND p.slug = $2 FOR UPDATE`;
  return (await rows<StoredPolicy>(tx, text, workspaceId, slug))[0] ?? null;
}

export async function insertPolicy(
  tx: Db,
  workspaceId: string,
  { id, slug, name, definition, version }: StoredPolicy,
  now: Date,
): Promise<void> {
  const text = `INSERT INTO policies (id, workspace_id, slug, name, definition, version, created_at)
    VALUES ($1, $2, $3, $4, $5::json, $6, $7)`;
  await execute(tx, text, id, workspaceId, slug, name, JSON.stringify(definition), version, now);
}

export async function updatePolicy(
  tx: Db,
  workspaceId: string,
  { id, name, definition, version }: StoredPolicy,
): Promise<void> {
  const text =
    "UPDATE policies SET name = $3, definition = $4::json, version = $5 WHERE id = $1 AND workspace_id = $2";
  await execute(tx, text, id, workspaceId, name, JSON.stringify(definition), version);
}

export async function deletePolicy(tx: Db, workspaceId: string, id: string): Promise<void> {
  await execute(tx, "DELETE FROM policies WHERE id = $1 AND workspace_id = $2", id, workspaceId);
}

/** Whether a write failed because the workspace has another policy with that slug. */
export function isSlugTaken(error: unknown): boolean {
  const found = postgresError(error);
  return found?.code === "23505" && found.constraint.includes("policies");
}
