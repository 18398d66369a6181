import { FACT_TYPES } from "@/core/facts";
import { parseDuration } from "@/core/duration";
import type { AuditFilter } from "../../queries/audit-filter";

/** What an export can be narrowed to, of what the page is; `all` says whether that is all of it. */
export function exportParams(filter: AuditFilter, now: Date): { params: URLSearchParams; all: boolean } {
  const [type, ...others] = filter.types;
  const isOneFact = others.length === 0 && FACT_TYPES.some((known) => known === type);
  const said = {
    from: instantOf(filter.from, now),
    to: instantOf(filter.to, now),
    subject: filter.subject,
    type: isOneFact ? (type ?? "") : "",
  };
  const { source, channels, actor, entry, ip, request, types } = filter;
  const left =
    [source, actor, entry, ip, request, ...channels].some(Boolean) || (types.length > 0 && !isOneFact);
  const params = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ""));
  return { params, all: !left };
}

/** An age as the time that it means now. */
function instantOf(text: string, now: Date): string {
  const seconds = parseDuration(text);
  return seconds === null ? text : new Date(now.getTime() - seconds * 1000).toISOString();
}
