import { flaw } from "@/core/errors";
import type { AuditQuery, AuditWire } from "@/core/wire/audit";
import { type AuditPlace, listEntries } from "@/server/db/audit/list";
import { db } from "@/server/db/client";
import { type Ctx, requireOverseer } from "../context";
import { auditFilter } from "./filter";
import { showEntry } from "./show";

/** All that happened and all that was changed, newest first. Throws forbidden, and invalid_request for a foreign cursor. */
export async function listAudit(ctx: Ctx, query: AuditQuery): Promise<AuditWire> {
  requireOverseer(ctx);
  const { cursor, limit, ...filter } = query;
  const after = cursor === undefined ? null : placeIn(cursor);
  const found = await listEntries(db(ctx), auditFilter(ctx, filter), after, limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(showEntry),
    next_cursor: found.length > limit && last ? cursorOf(last) : null,
  };
}

const cursorOf = ({ at, source, seq }: AuditPlace): string => `${at.getTime()}-${source}-${seq}`;

function placeIn(cursor: string): AuditPlace {
  const [, at, source, seq] = /^(\d{1,15})-(fact|change)-(\d{1,18})$/.exec(cursor) ?? [];
  if (at === undefined || seq === undefined)
    throw flaw("invalid_request", "/cursor", "Take next_cursor from the page before.");
  return { at: new Date(Number(at)), source: source === "fact" ? "fact" : "change", seq: BigInt(seq) };
}
