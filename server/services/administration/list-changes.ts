import { AppError } from "@/core/errors";
import type { AdminChangeWire, AuditQuery, AuditWire } from "@/core/wire/audit";
import { listAdminChanges, type StoredAdminChange } from "@/server/db/admin-changes";
import { db } from "@/server/db/client";
import { type Ctx, requireOverseer } from "../context";

/** What was changed in the administration, newest first. Throws forbidden, and invalid_request for a foreign cursor. */
export async function listChanges(ctx: Ctx, query: AuditQuery): Promise<AuditWire> {
  requireOverseer(ctx);
  const { kind = null, subject = null, cursor, limit } = query;
  const before = cursor === undefined ? null : seqOf(cursor);
  const wanted = { workspaceId: ctx.workspaceId, kind, subject, before, limit: limit + 1 };
  const found = await listAdminChanges(db(ctx), wanted);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toWire), next_cursor: found.length > limit && last ? String(last.seq) : null };
}

function seqOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new AppError("invalid_request", "This cursor is not one of ours.", {
    flaws: [{ pointer: "/cursor", detail: "Take next_cursor from the page before." }],
  });
}

function toWire({
  seq,
  at,
  actor,
  kind,
  id,
  name,
  action,
  before,
  after,
}: StoredAdminChange): AdminChangeWire {
  return {
    seq: String(seq),
    at: at.toISOString(),
    actor: { type: actor.type, id: actor.id, name: actor.name },
    kind,
    subject: { id, name },
    action,
    before,
    after,
  };
}
