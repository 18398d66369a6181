import type { AdminChange } from "@/core/administration";
import { AppError } from "@/core/errors";
import { MAX_RULES, type Rule } from "@/core/rules";
import type { RulesWire, SaveRuleBody } from "@/core/wire/rules";
import type { Db } from "@/server/db/client";
import { findRuleSet, lockRuleSet, type RuleSet, saveRules } from "@/server/db/routing";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { refuseFlawed } from "./check";
import { toWire } from "./list";

interface Edited {
  rules: Rule[];
  changes: AdminChange[];
}

/** Replaces the rules as a whole under their lock. `seen` is the version that the admin had before them. Throws conflict. */
function changeRules(
  ctx: Ctx,
  seen: number | undefined,
  edit: (rules: Rule[], tx: Db) => Edited | Promise<Edited>,
): Promise<RulesWire> {
  return administer(ctx, async (tx) => {
    const { member } = requireAdmin(ctx);
    const change = { workspaceId: ctx.workspaceId, by: member.id, at: ctx.now };
    const found = await lockRuleSet(tx, change);
    if (seen !== undefined && seen !== found.version) throw changedSince(found);
    const { rules, changes } = await edit(found.rules, tx);
    if (changes.length > 0) await saveRules(tx, change, rules);
    return { result: toWire(await findRuleSet(tx, ctx.workspaceId)), changes };
  });
}

function changedSince({ changedBy, changedAt, version }: RuleSet): AppError {
  const message = `${changedBy?.name ?? "Somebody"} changed the rules since you loaded them. Load them again, and make your change on theirs.`;
  return new AppError("conflict", message, {
    extra: { version, changed_by: changedBy, changed_at: changedAt?.toISOString() ?? null },
  });
}

/** Adds a rule below the others. */
export function createRule(ctx: Ctx, { version, ...body }: SaveRuleBody): Promise<RulesWire> {
  return changeRules(ctx, version, async (rules, tx) => {
    if (rules.length >= MAX_RULES)
      throw new AppError("conflict", `There are ${MAX_RULES} rules already, and there can be no more.`);
    await refuseFlawed(tx, ctx.workspaceId, [body]);
    const rule: Rule = { id: newId("rule"), ...body };
    return { rules: [...rules, rule], changes: [entry(rule, "created", null, rule)] };
  });
}

/** Puts another rule in the place of one; switching it on or off is the same. */
export function replaceRule(ctx: Ctx, id: string, { version, ...body }: SaveRuleBody): Promise<RulesWire> {
  return changeRules(ctx, version, async (rules, tx) => {
    const before = theRule(rules, id);
    await refuseFlawed(tx, ctx.workspaceId, [body]);
    const after: Rule = { id, ...body };
    return {
      rules: rules.map((rule) => (rule.id === id ? after : rule)),
      changes: [entry(after, "changed", before, after)],
    };
  });
}

export function removeRule(ctx: Ctx, id: string, seen: number | undefined): Promise<RulesWire> {
  return changeRules(ctx, seen, (rules) => {
    const before = theRule(rules, id);
    return {
      rules: rules.filter((rule) => rule.id !== id),
      changes: [entry(before, "removed", before, null)],
    };
  });
}

/** Puts the rules into another order. Throws invalid_request unless each of them is named once. */
export function orderRules(ctx: Ctx, ids: readonly string[], seen: number | undefined): Promise<RulesWire> {
  return changeRules(ctx, seen, (rules) => {
    const known = new Set(rules.map(({ id }) => id));
    const sameRules = ids.length === rules.length && ids.every((id) => known.delete(id));
    if (!sameRules)
      throw new AppError("invalid_request", "Name each of the rules once.", {
        flaws: [{ pointer: "/ids", detail: "Name each of the rules once." }],
      });
    const ordered = ids.map((id) => theRule(rules, id));
    const [before, after] = [rules, ordered].map((each) => each.map(({ name }) => name));
    const moved = ordered.some(({ id }, index) => id !== rules[index]?.id);
    const about = { kind: "rule" as const, id: "order", name: "The order of the rules" };
    return {
      rules: ordered,
      changes: moved ? [{ ...about, action: "changed", before: before ?? [], after: after ?? [] }] : [],
    };
  });
}

function theRule(rules: readonly Rule[], id: string): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (!found) throw new AppError("not_found", "There is no such rule.");
  return found;
}

const entry = ({ id, name }: Rule, action: string, before: Rule | null, after: Rule | null): AdminChange => ({
  kind: "rule",
  id,
  name,
  action,
  before: before && { ...before, then: { ...before.then } },
  after: after && { ...after, then: { ...after.then } },
});
