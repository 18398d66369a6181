import { AppError } from "@/core/errors";
import type { GrantWire } from "@/core/wire/grants";
import { lockGrant, revokeGrantRow } from "@/server/db/grants";
import { lockRuleSet, renewRouting } from "@/server/db/routing";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin } from "../context";
import { showGrant } from "./show";

/** Ends a grant for good; what it has decided stays decided. Once more changes nothing. Throws forbidden and not_found. */
export function revokeGrant(ctx: Ctx, id: string): Promise<GrantWire> {
  return administer(ctx, async (tx) => {
    const { member } = requireAdmin(ctx);
    const { workspaceId, now } = ctx;
    await lockRuleSet(tx, { workspaceId, by: member.id, at: now });
    const found = await lockGrant(tx, workspaceId, id);
    if (!found) throw new AppError("not_found", "There is no such grant.");
    const before = showGrant(found, now);
    if (found.revokedAt) return { result: before, changes: [] };
    await revokeGrantRow(tx, id, member.id, now);
    await renewRouting(tx, workspaceId);
    const revokedBy = { id: member.id, name: member.name };
    const after = showGrant({ ...found, revokedAt: now, revokedBy }, now);
    return {
      result: after,
      changes: [{ kind: "grant" as const, id, name: after.name, action: "revoked", before, after }],
    };
  });
}
