import type { Actor } from "@/core/intent";
import type { PolicyAction } from "@/core/wire/policies";
import type { PolicyBody } from "@/core/wire/policy";
import { type Db, execute, rows } from "./client";

/** When a version was made and by whom; as JSON gives it, the time is text. */
export interface VersionStamp {
  at: string | Date;
  actor: Actor;
}

export interface PolicyVersion extends VersionStamp {
  policyId: string;
  number: number;
  slug: string;
  definition: PolicyBody;
  action: PolicyAction;
  restoredFrom: number | null;
  note: string | null;
}

const COLUMNS = `v.policy_id AS "policyId", v.number, v.slug, v.definition, v.action, v.restored_from AS "restoredFrom",
  v.actor, v.at, v.note`;

export async function insertPolicyVersion(
  tx: Db,
  workspaceId: string,
  version: PolicyVersion,
): Promise<void> {
  const { policyId, number, slug, definition, action, restoredFrom, actor, at, note } = version;
  const text = `INSERT INTO policy_versions
    (workspace_id, policy_id, number, slug, definition, action, restored_from, actor, at, note)
    VALUES ($1, $2, $3, $4, $5::json, $6, $7, $8::jsonb, $9, $10)`;
  const values = [JSON.stringify(definition), action, restoredFrom, JSON.stringify(actor), at, note];
  await execute(tx, text, workspaceId, policyId, number, slug, ...values);
}

/** The versions of a policy before a number, newest first. */
export function listPolicyVersions(
  on: Db,
  workspaceId: string,
  policyId: string,
  before: number | null,
  limit: number,
): Promise<PolicyVersion[]> {
  const text = `SELECT ${COLUMNS} FROM policy_versions v WHERE v.workspace_id = $1 AND v.policy_id = $2
    AND ($3::int IS NULL OR v.number < $3) ORDER BY v.number DESC LIMIT $4`;
  return rows<PolicyVersion>(on, text, workspaceId, policyId, before, limit);
}

export async function findPolicyVersion(
  on: Db,
  workspaceId: string,
  policyId: string,
  number: number,
): Promise<PolicyVersion | null> {
  const text = `SELECT ${COLUMNS} FROM policy_versions v WHERE v.workspace_id = $1 AND v.policy_id = $2 AND v.number = $3`;
  return (await rows<PolicyVersion>(on, text, workspaceId, policyId, number))[0] ?? null;
}

/** The last version of each policy that was removed and whose slug is free; of those that shared one, the last removed. */
export function listRemovedPolicies(
  on: Db,
  workspaceId: string,
  slug: string | null = null,
): Promise<PolicyVersion[]> {
  const text = `SELECT DISTINCT ON (v.slug) ${COLUMNS} FROM policy_versions v
    WHERE v.workspace_id = $1 AND ($2::text IS NULL OR v.slug = $2) AND v.action = 'removed'
      AND NOT EXISTS (SELECT 1 FROM policies p WHERE p.workspace_id = $1 AND p.slug = v.slug)
    ORDER BY v.slug, v.at DESC, v.number DESC LIMIT 1000`;
  return rows<PolicyVersion>(on, text, workspaceId, slug);
}
