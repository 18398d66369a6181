import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AdminKind } from "@/core/administration";
import type { AuditWire } from "@/core/wire/audit";
import { fetchJson } from "./http";

export interface AuditFilter {
  kind?: AdminKind;
  /** The id of what was changed. */
  subject?: string;
}

/** What was changed in the administration, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ ...filter, ...(pageParam && { cursor: pageParam }) });
      return fetchJson<AuditWire>(`/api/audit?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });
