import { AppError, flaw } from "@/core/errors";
import type { PolicyChangeBody, PolicyWire } from "@/core/wire/policies";
import type { Db } from "@/server/db/client";
import { lockPolicy, type StoredPolicy, updatePolicy } from "@/server/db/policies";
import { findPolicyVersion } from "@/server/db/policy-versions";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { requireKnown } from "./known";
import { recordVersion } from "./record";
import { noSuchPolicy, shownPolicy, stampShown } from "./show";

/**
 * Replaces what a policy says. Open intents go on by what it said when they began. A change that changes nothing makes no
 * version. Throws forbidden, not_found, invalid_request, and conflict where somebody saved since the version that was edited.
 */
export async function changePolicy(ctx: Ctx, slug: string, body: PolicyChangeBody): Promise<PolicyWire> {
  requireAdmin(ctx);
  const { version, note, id: _id, saved: _saved, used_by: _used, open_intents: _open, ...definition } = body;
  if (definition.slug !== slug)
    throw flaw("invalid_request", "/slug", `This one stays "${slug}": requests and types name it so.`);
  await requireKnown(ctx.workspaceId, definition, ctx.now);
  return administer(ctx, async (tx) => {
    const before = await lockPolicy(tx, ctx.workspaceId, slug);
    if (!before) throw noSuchPolicy(slug);
    if (version !== undefined && version !== before.version) throw await stale(tx, ctx, before);
    const isSame = JSON.stringify(before.definition) === JSON.stringify(definition);
    if (isSame) return { result: await shownPolicy(tx, ctx.workspaceId, slug), changes: [] };
    const after = { ...before, name: definition.name, definition, version: before.version + 1 };
    await updatePolicy(tx, ctx.workspaceId, after);
    const why = { action: "changed" as const, before: before.definition, note };
    const change = await recordVersion(tx, ctx, after, why);
    return { result: await shownPolicy(tx, ctx.workspaceId, slug), changes: [change] };
  });
}

/** Says who was first, so that nobody's work is overwritten unseen. */
async function stale(tx: Db, ctx: Ctx, { id, version }: StoredPolicy): Promise<AppError> {
  const newest = await findPolicyVersion(tx, ctx.workspaceId, id, version);
  const who = newest?.actor.name ?? "Somebody";
  return new AppError("conflict", `${who} saved version ${version} of this policy meanwhile.`, {
    extra: { version, saved: newest && stampShown(newest) },
  });
}
