import type { RulesWire } from "@/core/wire/rules";
import { db } from "@/server/db/client";
import { findRuleSet, type RuleSet } from "@/server/db/routing";
import { type Ctx, requireOverseer } from "../context";

/** The rules in the order in which they are asked. Throws forbidden. */
export async function listRules(ctx: Ctx): Promise<RulesWire> {
  requireOverseer(ctx);
  return toWire(await findRuleSet(db(ctx), ctx.workspaceId));
}

export const toWire = ({ version, rules, changedBy, changedAt }: RuleSet): RulesWire => ({
  version,
  items: rules,
  changed_by: changedBy,
  changed_at: changedAt?.toISOString() ?? null,
});
