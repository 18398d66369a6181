import { entryOf } from "@/core/audit/entry";
import { ADMIN_KINDS, type AdminKind } from "@/core/administration";
import { FACT_TYPES, type FactType } from "@/core/facts";
import { parseDuration } from "@/core/duration";
import type { AuditFilterQuery } from "@/core/wire/audit";
import type { AuditFilter } from "@/server/db/audit/list";
import type { Ctx } from "../context";

/** What somebody looks for in the trail, as the database takes it. */
export function auditFilter({ workspaceId, now }: Ctx, query: AuditFilterQuery): AuditFilter {
  const { source, type, kind, subject, actor, channel: channels, ip, request_id: requestId } = query;
  const types = type || kind ? [...(type ?? []), ...(kind ?? [])] : null;
  const isFact = (each: string): each is FactType => FACT_TYPES.some((known) => known === each);
  const isKind = (each: string): each is AdminKind => ADMIN_KINDS.some((known) => known === each);
  const entry = query.entry === undefined ? null : entryOf(query.entry);
  return {
    workspaceId,
    factTypes: source === "change" ? [] : (types?.filter(isFact) ?? "all"),
    kinds: source === "fact" ? [] : (types?.filter(isKind) ?? "all"),
    ...{ subject, actor, channels, ip, requestId },
    ...(entry && { entry }),
    ...(query.from !== undefined && { from: timeOf(query.from, now) }),
    ...(query.to !== undefined && { to: timeOf(query.to, now) }),
  };
}

/** A time, or how long ago it was. */
export function timeOf(text: string, now: Date): Date {
  const seconds = parseDuration(text);
  return seconds === null ? new Date(text) : new Date(now.getTime() - seconds * 1000);
}
