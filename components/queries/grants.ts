import { infiniteQueryOptions } from "@tanstack/react-query";
import type { GrantBody, GrantsWire, GrantWire } from "@/core/wire/grants";
import { fetchJson } from "./http";

/** What agents may do without asking, newest first; of one agent where it is named. */
export const grantsQuery = (filter: { agent?: string } = {}) =>
  infiniteQueryOptions({
    queryKey: ["grants", filter],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ ...filter, ...(pageParam && { cursor: pageParam }) });
      return fetchJson<GrantsWire>(`/api/grants?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });

export const giveGrant = (body: GrantBody) => fetchJson<GrantWire>("/api/grants", { method: "POST", body });
export const revokeGrant = (id: string) =>
  fetchJson<GrantWire>(`/api/grants/${encodeURIComponent(id)}/revocation`, { method: "POST" });
