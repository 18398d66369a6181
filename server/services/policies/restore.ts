import { AppError } from "@/core/errors";
import { pointerOf } from "@/core/json";
import type { PolicyRestoreBody, PolicyWire } from "@/core/wire/policies";
import { PolicyBody } from "@/core/wire/policy";
import { insertPolicy, lockPolicy, updatePolicy } from "@/server/db/policies";
import { listRemovedPolicies } from "@/server/db/policy-versions";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { withFreeSlug } from "./create";
import { requireKnown } from "./known";
import { recordVersion } from "./record";
import { noSuchPolicy, shownPolicy } from "./show";
import { requireVersion } from "./versions";

/**
 * Makes what a version said hold again, as a new version; brings a removed policy back. Throws forbidden, not_found, and
 * invalid_request with a pointer to whoever is no longer known.
 */
export async function restorePolicy(
  ctx: Ctx,
  slug: string,
  { version: number, note }: PolicyRestoreBody,
): Promise<PolicyWire> {
  requireAdmin(ctx);
  const { workspaceId } = ctx;
  const restore = () =>
    administer(ctx, async (tx) => {
      const current = await lockPolicy(tx, workspaceId, slug);
      const removed = current ? undefined : (await listRemovedPolicies(tx, workspaceId, slug))[0];
      const policyId = current?.id ?? removed?.policyId;
      if (policyId === undefined) throw noSuchPolicy(slug);
      const old = await requireVersion(tx, workspaceId, policyId, number);
      const definition = stillValid(old.definition);
      await requireKnown(workspaceId, definition, ctx.now);
      const version = (current?.version ?? removed?.number ?? 0) + 1;
      const restored = { id: policyId, slug, name: definition.name, definition, version };
      if (current) await updatePolicy(tx, workspaceId, restored);
      else await insertPolicy(tx, workspaceId, restored, ctx.now);
      const before = current?.definition ?? null;
      const why = { action: "restored" as const, before, note, restoredFrom: number };
      const change = await recordVersion(tx, ctx, restored, why);
      return { result: await shownPolicy(tx, workspaceId, slug), changes: [change] };
    });
  return withFreeSlug(slug, restore);
}

/** The rules may have become stricter since. */
function stillValid(old: PolicyBody): PolicyBody {
  const { success, data, error } = PolicyBody.safeParse(old);
  if (success) return data;
  const flaws = error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message }));
  throw new AppError("invalid_request", "What this version said is no longer allowed.", { flaws });
}
