import type { Grant } from "@/core/grants";
import type { Rule } from "@/core/rules";
import { type Db, execute, rows } from "./client";
import { GRANT_COLUMNS, GRANTS_FROM, type GrantRow, grantOf } from "./grants";

/** All that decides for a workspace without asking. */
export interface Routing {
  version: number;
  rules: Rule[];
  grants: Grant[];
}

/** The rules, and the grants that may still be used. */
export async function loadRouting(on: Db, workspaceId: string, now: Date): Promise<Routing> {
  // The version first: what is read after it is at least as new.
  const [row] = await rows<Pick<Routing, "version" | "rules">>(
    on,
    "SELECT version, rules FROM routing WHERE workspace_id = $1",
    workspaceId,
  );
  const text = `SELECT ${GRANT_COLUMNS} ${GRANTS_FROM} WHERE g.workspace_id = $1 AND g.revoked_at IS NULL AND g.expires_at > $2
    AND (g.max_uses IS NULL OR g.uses < g.max_uses) ORDER BY g.created_at, g.id`;
  const grants = await rows<GrantRow>(on, text, workspaceId, now);
  return { version: row?.version ?? 0, rules: row?.rules ?? [], grants: grants.map(grantOf) };
}

/** The rules as they are kept. */
export interface RuleSet {
  version: number;
  rules: Rule[];
  changedBy: { id: string; name: string } | null;
  changedAt: Date | null;
}

interface RuleSetRow {
  rules_version: number;
  rules: Rule[];
  changed_by: string;
  changed_by_name: string;
  changed_at: Date;
}

const RULE_SET = `SELECT r.rules_version, r.rules, r.changed_by, u.name AS changed_by_name, r.changed_at
  FROM routing r JOIN users u ON u.id = r.changed_by WHERE r.workspace_id = $1`;

export async function findRuleSet(on: Db, workspaceId: string): Promise<RuleSet> {
  const [row] = await rows<RuleSetRow>(on, RULE_SET, workspaceId);
  if (!row) return { version: 0, rules: [], changedBy: null, changedAt: null };
  const { rules_version: version, rules, changed_at: changedAt } = row;
  return { version, rules, changedBy: { id: row.changed_by, name: row.changed_by_name }, changedAt };
}

interface Change {
  workspaceId: string;
  by: string;
  at: Date;
}

/** The same with the row locked until the transaction ends; it is made where there is none. */
export async function lockRuleSet(tx: Db, { workspaceId, by, at }: Change): Promise<RuleSet> {
  const text = `INSERT INTO routing (workspace_id, version, rules_version, rules, changed_by, changed_at)
    VALUES ($1, 0, 0, '[]', $2, $3) ON CONFLICT (workspace_id) DO NOTHING`;
  await execute(tx, text, workspaceId, by, at);
  await rows(tx, "SELECT 1 FROM routing WHERE workspace_id = $1 FOR UPDATE", workspaceId);
  return findRuleSet(tx, workspaceId);
}

export async function saveRules(
  tx: Db,
  { workspaceId, by, at }: Change,
  rules: readonly Rule[],
): Promise<void> {
  const text = `UPDATE routing SET version = version + 1, rules_version = rules_version + 1, rules = $2::json,
    changed_by = $3, changed_at = $4 WHERE workspace_id = $1`;
  await execute(tx, text, workspaceId, JSON.stringify(rules), by, at);
}

/** Says that the grants are others now. The row is locked: call lockRuleSet before. */
export async function renewRouting(tx: Db, workspaceId: string): Promise<void> {
  await execute(tx, "UPDATE routing SET version = version + 1 WHERE workspace_id = $1", workspaceId);
}

/** Which of these policies there are. */
export async function findPolicySlugs(
  on: Db,
  workspaceId: string,
  slugs: readonly string[],
): Promise<string[]> {
  const text = "SELECT slug FROM policies WHERE workspace_id = $1 AND slug = ANY($2::text[])";
  return (await rows<{ slug: string }>(on, text, workspaceId, slugs)).map(({ slug }) => slug);
}
