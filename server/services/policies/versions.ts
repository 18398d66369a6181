import { AppError } from "@/core/errors";
import type { PolicyVersionsQuery, PolicyVersionsWire, PolicyVersionWire } from "@/core/wire/policies";
import { type Db, db } from "@/server/db/client";
import { findPolicy } from "@/server/db/policies";
import {
  findPolicyVersion,
  listPolicyVersions,
  listRemovedPolicies,
  type PolicyVersion,
} from "@/server/db/policy-versions";
import { type Ctx, requireOverseer } from "../context";
import { noSuchPolicy, versionShown } from "./show";

/** What a policy said from one save to the next, newest first; of a removed one, too. Throws forbidden, not_found. */
export async function listVersions(
  ctx: Ctx,
  slug: string,
  { cursor, limit }: PolicyVersionsQuery,
): Promise<PolicyVersionsWire> {
  requireOverseer(ctx);
  const policyId = await idOf(db(ctx), ctx.workspaceId, slug);
  const found = await listPolicyVersions(db(ctx), ctx.workspaceId, policyId, cursor ?? null, limit + 1);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return { items: found.slice(0, limit).map(versionShown), next_cursor: last ? String(last.number) : null };
}

/** One version. Throws forbidden, not_found. */
export async function readVersion(ctx: Ctx, slug: string, number: string): Promise<PolicyVersionWire> {
  requireOverseer(ctx);
  const policyId = await idOf(db(ctx), ctx.workspaceId, slug);
  return versionShown(await requireVersion(db(ctx), ctx.workspaceId, policyId, Number(number)));
}

export async function requireVersion(
  on: Db,
  workspaceId: string,
  policyId: string,
  number: number,
): Promise<PolicyVersion> {
  const isNumber = Number.isInteger(number) && number >= 1 && number <= 2_000_000_000;
  const version = isNumber && (await findPolicyVersion(on, workspaceId, policyId, number));
  if (!version) throw new AppError("not_found", "There is no such version of this policy.");
  return version;
}

/** The id of the policy with a slug, or of the last one that was removed with it. */
async function idOf(on: Db, workspaceId: string, slug: string): Promise<string> {
  const policy = await findPolicy(on, workspaceId, slug);
  if (policy) return policy.id;
  const [removed] = await listRemovedPolicies(on, workspaceId, slug);
  if (!removed) throw noSuchPolicy(slug);
  return removed.policyId;
}
