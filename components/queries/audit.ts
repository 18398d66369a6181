import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { AuditWire } from "@/core/wire/audit";
import { type AuditFilter, auditSearchOf, WHOLE_TRAIL } from "./audit-filter";
import { fetchJson } from "./http";

/** The audit trail, newest first. */
export const auditQuery = (filter: Partial<AuditFilter>) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(auditSearchOf({ ...WHOLE_TRAIL, ...filter }));
      if (pageParam) params.set("cursor", pageParam);
      return fetchJson<AuditWire>(`/api/audit?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
