import { AppError } from "@/core/errors";
import type { PolicyWire } from "@/core/wire/policies";
import { deletePolicy, lockPolicy } from "@/server/db/policies";
import { administer } from "../administration/administer";
import type { Ctx } from "../context";
import { recordVersion } from "./record";
import { noSuchPolicy, shownPolicy } from "./show";

/**
 * Removes a policy that nothing names. Open intents go on by what it said when they began, and its versions are kept. Returns it
 * as it was. Throws forbidden, not_found, and conflict with the names of what asks by it.
 */
export function removePolicy(ctx: Ctx, slug: string): Promise<PolicyWire> {
  return administer(ctx, async (tx) => {
    const before = await lockPolicy(tx, ctx.workspaceId, slug);
    if (!before) throw noSuchPolicy(slug);
    const shown = await shownPolicy(tx, ctx.workspaceId, slug);
    refuseInUse(shown);
    const removed = { ...before, version: before.version + 1 };
    const why = { action: "removed" as const, before: before.definition };
    const change = await recordVersion(tx, ctx, removed, why);
    await deletePolicy(tx, ctx.workspaceId, before.id);
    return { result: shown, changes: [change] };
  });
}

function refuseInUse({ used_by }: PolicyWire): void {
  const { intent_types, rules } = used_by;
  const users = [
    ...intent_types.map((name) => `the intent type ${name}`),
    ...rules.map((name) => `the rule “${name}”`),
  ];
  if (users.length === 0) return;
  const [first, ...others] = users;
  const rest = others.length === 0 ? "" : ` and ${others.length} more`;
  const who = users.length <= 3 ? users.join(", ") : `${first}${rest}`;
  throw new AppError("conflict", `It is still named by ${who}. Let them name another policy first.`, {
    extra: { used_by },
  });
}
