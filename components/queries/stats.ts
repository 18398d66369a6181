import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Grouping, StatsWire } from "@/core/wire/stats";
import { fetchJson } from "./http";

export interface StatsAsked {
  from: string;
  to: string;
  by: Grouping;
  type?: string;
  team?: string;
  person?: string;
}

const REFRESH_MS = 10_000;

/** How requests were answered, by something. What closes meanwhile shows within seconds. */
export const statsQuery = (asked: StatsAsked) =>
  queryOptions({
    queryKey: ["stats", asked],
    queryFn: ({ signal }) => fetchJson<StatsWire>(`/api/stats?${paramsOf(asked)}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    staleTime: 0,
  });

/** Where the same is downloaded. */
export const csvPath = (asked: StatsAsked): string => `/api/stats.csv?${paramsOf(asked)}`;

const paramsOf = (asked: StatsAsked): URLSearchParams => new URLSearchParams({ ...asked });
