import { parseDuration } from "@/core/duration";
import { type AuditFilter, auditSearchOf } from "../../queries/audit-filter";

/** Where the entries that the page shows are to be had as a file. An age becomes the time that it means now. */
export function exportUrl(filter: AuditFilter, format: "ndjson" | "csv", now: Date): string {
  const [from, to] = [instantOf(filter.from, now), instantOf(filter.to, now)];
  const search = auditSearchOf({ ...filter, from, to });
  return `/api/audit/export${search}${search ? "&" : "?"}format=${format}`;
}

function instantOf(text: string, now: Date): string {
  const seconds = parseDuration(text);
  return seconds === null ? text : new Date(now.getTime() - seconds * 1000).toISOString();
}
