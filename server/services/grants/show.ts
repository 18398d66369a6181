import { grantName } from "@/core/grants";
import type { GrantWire } from "@/core/wire/grants";
import type { StoredGrant } from "@/server/db/grants";

export function showGrant(grant: StoredGrant, now: Date): GrantWire {
  return {
    id: grant.id,
    name: grantName(grant),
    agent: grant.agent,
    intent_type: grant.intentType,
    when: grant.when,
    outcome: grant.outcome,
    max_uses: grant.maxUses,
    uses: grant.uses,
    expires_at: grant.expiresAt.toISOString(),
    note: grant.note,
    status: statusOf(grant, now),
    created_by: grant.createdBy,
    created_at: grant.createdAt.toISOString(),
    revoked_by: grant.revokedBy,
    revoked_at: grant.revokedAt?.toISOString() ?? null,
  };
}

function statusOf({ revokedAt, expiresAt, maxUses, uses }: StoredGrant, now: Date): GrantWire["status"] {
  if (revokedAt) return "revoked";
  if (expiresAt <= now) return "expired";
  return maxUses !== null && uses >= maxUses ? "used_up" : "active";
}
