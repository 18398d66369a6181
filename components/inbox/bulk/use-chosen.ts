"use client";

import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { intentQuery, intentsQuery } from "../../queries/intents";
import { useFilter } from "../use-filter";
import { useSelection } from "./selection";

/** What the list shows now, in its order. */
export function useShown(): IntentSummaryWire[] {
  const [filter] = useFilter();
  const { data } = useInfiniteQuery({ ...intentsQuery(filter), enabled: false });
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** The selected requests as they are now; those that have left the list are read by themselves. */
export function useChosen(): IntentSummaryWire[] {
  const { ids } = useSelection();
  const shown = new Map(useShown().map((intent) => [intent.id, intent]));
  const away = ids.filter((id) => !shown.has(id));
  const read = useQueries({ queries: away.map((id) => intentQuery(id)) });
  const known = new Map(read.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
  return ids.flatMap((id) => shown.get(id) ?? known.get(id) ?? []);
}
