import type { PoliciesWire, PolicyWire } from "@/core/wire/policies";
import { db } from "@/server/db/client";
import { findPoliciesInUse } from "@/server/db/policies";
import { listRemovedPolicies } from "@/server/db/policy-versions";
import { type Ctx, requireOverseer } from "../context";
import { policyShown, shownPolicy, stampShown } from "./show";

/** All policies by name, and those that can be restored. Throws forbidden. */
export async function listPolicies(ctx: Ctx): Promise<PoliciesWire> {
  requireOverseer(ctx);
  const { workspaceId } = ctx;
  const [found, removed] = await Promise.all([
    findPoliciesInUse(db(ctx), workspaceId),
    listRemovedPolicies(db(ctx), workspaceId),
  ]);
  return {
    items: found.map(policyShown),
    next_cursor: null,
    removed: removed.map((version) => ({
      slug: version.slug,
      name: version.definition.name,
      version: version.number,
      ...stampShown(version),
    })),
  };
}

/** One policy. Throws forbidden, not_found. */
export async function readPolicy(ctx: Ctx, slug: string): Promise<PolicyWire> {
  requireOverseer(ctx);
  return shownPolicy(db(ctx), ctx.workspaceId, slug);
}
