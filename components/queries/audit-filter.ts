import { ADMIN_KINDS } from "@/core/administration";
import { FACT_TYPES } from "@/core/facts";
import { ORIGIN_CHANNELS, type OriginChannel } from "@/core/origin";
import type { AuditSource, AuditType } from "@/core/wire/audit";

/** What narrows the audit trail, as the page's URL says it. Empty where it does not. */
export interface AuditFilter {
  source: AuditSource | "";
  types: AuditType[];
  channels: OriginChannel[];
  /** A person's or an agent's id. */
  actor: string;
  /** An intent's id, or that of what was changed. */
  subject: string;
  /** One entry, by its id. */
  entry: string;
  ip: string;
  request: string;
  /** An age such as "7d", or a time. */
  from: string;
  to: string;
}

export const WHOLE_TRAIL: AuditFilter = {
  source: "",
  types: [],
  channels: [],
  actor: "",
  subject: "",
  entry: "",
  ip: "",
  request: "",
  from: "",
  to: "",
};

const TYPES: readonly AuditType[] = [...FACT_TYPES, ...ADMIN_KINDS];

/** What a URL's query says; what it cannot mean is left out. */
export function auditFilterOf(params: Pick<URLSearchParams, "get">): AuditFilter {
  const text = (name: string) => (params.get(name) ?? "").slice(0, 200);
  const several = <T extends string>(names: readonly string[], known: readonly T[]) => {
    const said = names.flatMap((name) => text(name).split(","));
    return known.filter((each) => said.includes(each));
  };
  const source = text("source");
  return {
    source: source === "fact" || source === "change" ? source : "",
    types: several(["type", "kind"], TYPES),
    channels: several(["channel"], ORIGIN_CHANNELS),
    actor: text("actor"),
    subject: text("subject"),
    entry: text("entry"),
    ip: text("ip"),
    request: text("request_id"),
    from: text("from"),
    to: text("to"),
  };
}

/** The same as a query, for the URL as well as for the API: "" or "?type=decided". */
export function auditSearchOf(filter: AuditFilter): string {
  const said = {
    source: filter.source,
    type: filter.types.join(","),
    channel: filter.channels.join(","),
    actor: filter.actor,
    subject: filter.subject,
    entry: filter.entry,
    ip: filter.ip,
    request_id: filter.request,
    from: filter.from,
    to: filter.to,
  };
  const query = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== "")).toString();
  return query && `?${query}`;
}
