import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FactWire } from "@/core/wire/fact";
import type { IntentSummaryWire, IntentWire } from "@/core/wire/intent";
import type { ListQuery } from "@/core/wire/list";
import { fetchJson } from "./http";
import { type InboxFilter, listQueryOf } from "./inbox-filter";

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export const PAGE_SIZE = 50;
const FACTS_AT_ONCE = 100;

const listPath = (query: ListQuery) => {
  const params = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return `/api/intents?${new URLSearchParams(params)}`;
};

/** The page of a list after a cursor; "" is before the first. */
export const loadPage = (filter: InboxFilter, cursor: string, signal?: AbortSignal) => {
  const query = { ...listQueryOf(filter), limit: PAGE_SIZE, ...(cursor && { cursor }) };
  return fetchJson<Page<IntentSummaryWire>>(listPath(query), { signal });
};

/**
 * The inbox's list, page by page. What changes in it is told by the live stream, so it is not loaded again for being looked at. What a
 * view shows stays until its search or its order is answered, and with it the focus; another view's rows would mislead.
 */
export const intentsQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ["intents", "list", filter] as const,
    queryFn: ({ pageParam, signal }) => loadPage(filter, pageParam, signal),
    refetchOnWindowFocus: false,
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (before, query) =>
      query?.queryKey[2].view === filter.view && before?.pages[0]?.items.length ? before : undefined,
  });

/** Whether any agent ever asked anything that I may see. */
export const everAskedQuery = () =>
  queryOptions({
    queryKey: ["intents", "ever"],
    queryFn: async ({ signal }) => {
      const page = await fetchJson<Page<IntentSummaryWire>>(listPath({ view: "summary", limit: 1 }), {
        signal,
      });
      return page.items.length > 0;
    },
  });

export const intentQuery = (id: string) =>
  queryOptions({
    queryKey: ["intent", id],
    queryFn: ({ signal }) => fetchJson<IntentWire>(`/api/intents/${id}`, { signal }),
  });

/** All facts of an intent, oldest first. */
export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ["events", id],
    queryFn: async ({ signal }) => {
      const facts: FactWire[] = [];
      for (let cursor = ""; ;) {
        const params = new URLSearchParams({ limit: String(FACTS_AT_ONCE), ...(cursor && { cursor }) });
        const page = await fetchJson<Page<FactWire>>(`/api/intents/${id}/events?${params}`, { signal });
        facts.push(...page.items);
        if (page.next_cursor === null) return facts;
        cursor = page.next_cursor;
      }
    },
  });
