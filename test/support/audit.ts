import { AuditQuery, type AdminChangeWire } from "@/core/wire/audit";
import { listAudit } from "@/server/services/audit/list";
import type { Ctx } from "@/server/services/context";

/** What admins changed, as the audit trail lists it. */
export async function listChanges(
  ctx: Ctx,
  query: object,
): Promise<{ items: AdminChangeWire[]; next_cursor: string | null }> {
  const page = await listAudit(ctx, AuditQuery.parse({ ...query, source: "change" }));
  return { ...page, items: page.items.flatMap((entry) => (entry.source === "change" ? [entry] : [])) };
}
