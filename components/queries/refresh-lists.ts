import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { IntentSummaryWire } from "@/core/wire/intent";
import type { InboxFilter } from "./inbox-filter";
import { loadPage, type Page } from "./intents";

type List = InfiniteData<Page<IntentSummaryWire>, string>;

/** A list of so many pages is loaded again as a whole. Of a longer one only what changed is, or every change would load it all. */
const SHORT = 4;
/** Where more of its pages changed at once, a long list is cut short instead: the reader of a thousand rows has seen them. */
const MANY = 20;
const AT_ONCE = 4;

/** Brings everything that lists intents up to date with what changed. */
export async function refreshLists(client: QueryClient, ids: readonly string[]): Promise<void> {
  const long = longLists(client);
  await Promise.all([
    ...long.map(([key, list]) => freshen(client, key, list, ids)),
    client.invalidateQueries({
      queryKey: ["intents"],
      predicate: ({ queryKey }) => !long.some(([key]) => key === queryKey),
    }),
  ]);
}

/** Forgets all but the first pages of long lists, so that they can be loaded again as a whole. */
export function shortenLists(client: QueryClient): void {
  for (const [key] of longLists(client)) shorten(client, key);
}

const longLists = (client: QueryClient): [readonly unknown[], List][] =>
  client
    .getQueryCache()
    .findAll({ queryKey: ["intents", "list"] })
    .flatMap(({ queryKey }) => {
      const list = client.getQueryData<List>(queryKey);
      return list && list.pages.length > SHORT ? [[queryKey, list] as [readonly unknown[], List]] : [];
    });

/** Each page begins after a fixed place, so those that hold what changed can be loaded alone; the first holds most of what is new. */
async function freshen(
  client: QueryClient,
  key: readonly unknown[],
  list: List,
  ids: readonly string[],
): Promise<void> {
  const changed = list.pages.flatMap(({ items }, index) =>
    index === 0 || items.some(({ id }) => ids.includes(id)) ? [index] : [],
  );
  if (changed.length > MANY) {
    shorten(client, key);
    return client.invalidateQueries({ queryKey: key, exact: true });
  }
  const filter = key[2] as InboxFilter;
  const fresh = new Map<number, Page<IntentSummaryWire>>();
  const waiting = changed.values();
  const load = async () => {
    for (const index of waiting) fresh.set(index, await loadPage(filter, list.pageParams[index] ?? ""));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, load));
  client.setQueryData<List>(
    key,
    (now) => now && { ...now, pages: now.pages.map((page, index) => fresh.get(index) ?? page) },
  );
}

function shorten(client: QueryClient, key: readonly unknown[]): void {
  client.setQueryData<List>(
    key,
    (list) => list && { pages: list.pages.slice(0, SHORT), pageParams: list.pageParams.slice(0, SHORT) },
  );
}
