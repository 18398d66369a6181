"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type AuditFilter, auditFilterOf, auditSearchOf } from "../../queries/audit-filter";

export type ChangeFilter = (change: Partial<AuditFilter>) => void;

/** The trail's filter, kept in the URL. Setting it asks the server for nothing but the list. */
export function useAuditFilter(): [AuditFilter, ChangeFilter] {
  const filter = auditFilterOf(useSearchParams());
  const path = usePathname();
  const change: ChangeFilter = (more) =>
    window.history.replaceState(null, "", path + auditSearchOf({ ...filter, ...more }));
  return [filter, change];
}
