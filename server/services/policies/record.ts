import type { AdminChange } from "@/core/administration";
import type { Json } from "@/core/json";
import { spelledPolicy } from "@/core/wire/policy-spelling";
import type { PolicyAction } from "@/core/wire/policies";
import type { PolicyBody } from "@/core/wire/policy";
import type { Db } from "@/server/db/client";
import type { StoredPolicy } from "@/server/db/policies";
import { insertPolicyVersion } from "@/server/db/policy-versions";
import { actorOf, type Ctx } from "../context";

interface Why {
  action: PolicyAction;
  /** What it said before; null where it did not exist. */
  before: PolicyBody | null;
  note?: string | undefined;
  restoredFrom?: number;
}

/** Keeps what a policy says now as its newest version, and gives the entry for the audit trail. */
export async function recordVersion(
  tx: Db,
  ctx: Ctx,
  policy: StoredPolicy,
  { action, before, note, restoredFrom }: Why,
): Promise<AdminChange> {
  const { id, slug, name, definition, version } = policy;
  await insertPolicyVersion(tx, ctx.workspaceId, {
    policyId: id,
    number: version,
    slug,
    definition,
    action,
    restoredFrom: restoredFrom ?? null,
    actor: actorOf(ctx),
    at: ctx.now,
    note: note ?? null,
  });
  const after = action === "removed" ? null : definition;
  return { kind: "policy", id, name, action, before: written(before), after: written(after) };
}

const written = (policy: PolicyBody | null): Json => policy && (spelledPolicy(policy) as Json);
