"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import type { IntentSummaryWire } from "@/core/wire/intent";
import type { Page } from "../queries/intents";

/** The agents and types of the requests that were loaded so far, to choose from. */
export function useKnownValues(): { agents: string[]; types: string[] } {
  const lists = useQueryClient().getQueriesData<InfiniteData<Page<IntentSummaryWire>>>({
    queryKey: ["intents", "list"],
  });
  const rows = lists.flatMap(([, data]) => data?.pages ?? []).flatMap(({ items }) => items);
  const sorted = (values: string[]) => [...new Set(values)].toSorted();
  return {
    agents: sorted(rows.map(({ from_agent }) => from_agent)),
    types: sorted(rows.map(({ intent_type }) => intent_type)),
  };
}
