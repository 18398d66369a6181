import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { PoliciesWire, PolicyVersionsWire, PolicyWire } from "@/core/wire/policies";
import type { PreviewWire } from "@/core/wire/preview";
import type { SimulationWire } from "@/core/wire/simulation";
import { fetchJson } from "./http";

/** Everything that a save makes stale begins with this. */
export const POLICIES_KEY = ["policies"] as const;

export const policiesQuery = () =>
  queryOptions({
    queryKey: [...POLICIES_KEY, "all"],
    queryFn: ({ signal }) => fetchJson<PoliciesWire>("/api/policies", { signal }),
    staleTime: 0,
  });

const pathOf = (slug: string): string => `/api/policies/${encodeURIComponent(slug)}`;

export const policyQuery = (slug: string) =>
  queryOptions({
    queryKey: [...POLICIES_KEY, "one", slug],
    queryFn: ({ signal }) => fetchJson<PolicyWire>(pathOf(slug), { signal }),
    staleTime: 0,
  });

export const versionsQuery = (slug: string) =>
  infiniteQueryOptions({
    queryKey: [...POLICIES_KEY, "versions", slug],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<PolicyVersionsWire>(
        `${pathOf(slug)}/versions?limit=20${pageParam && `&cursor=${pageParam}`}`,
        {
          signal,
        },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });

/** Who would be told what and when; null asks nothing. The last one stays until the next is there. */
export const previewQuery = (policy: object | null, startAt: string) =>
  queryOptions({
    queryKey: ["policy-preview", policy, startAt],
    queryFn: ({ signal }) =>
      fetchJson<PreviewWire>("/api/policies/preview", {
        method: "POST",
        body: { policy, start_at: startAt },
        signal,
      }),
    enabled: policy !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

export const simulatePolicy = (body: { policy: object; last: number }) =>
  fetchJson<SimulationWire>("/api/policies/simulate", { method: "POST", body });

export const createPolicy = (policy: object) =>
  fetchJson<PolicyWire>("/api/policies", { method: "POST", body: policy });
export const changePolicy = (slug: string, policy: object) =>
  fetchJson<PolicyWire>(pathOf(slug), { method: "PUT", body: policy });
export const removePolicy = (slug: string) => fetchJson<PolicyWire>(pathOf(slug), { method: "DELETE" });
export const restorePolicy = (slug: string, body: { version: number; note?: string }) =>
  fetchJson<PolicyWire>(`${pathOf(slug)}/restore`, { method: "POST", body });
