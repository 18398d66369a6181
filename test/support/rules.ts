import type { z } from "zod";
import { SaveRuleBody, type RulesWire } from "@/core/wire/rules";
import { createRule } from "@/server/services/rules/change";
import { as, type Workspace } from "./workspace";

type RuleGiven = z.input<typeof SaveRuleBody>;

/** Rules of a workspace, in this order, by its admin. Returns all of them. */
export async function addRules(workspace: Workspace, ...rules: RuleGiven[]): Promise<RulesWire> {
  let saved: RulesWire | undefined;
  for (const rule of rules) saved = await createRule(as(workspace.alex), SaveRuleBody.parse(rule));
  if (!saved) throw new Error("no rules were given");
  return saved;
}
