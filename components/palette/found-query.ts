import { queryOptions } from "@tanstack/react-query";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { fetchJson } from "../queries/http";
import type { Page } from "../queries/intents";

const SHOWN = 12;

/** The requests that match, whatever became of them; without words, those that moved last. An outdated search is aborted. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ["intents", "palette", q],
    queryFn: async ({ signal }) => {
      const params = { view: "summary", limit: String(SHOWN), ...(q ? { q } : { sort: "updated" }) };
      const page = await fetchJson<Page<IntentSummaryWire>>(`/api/intents?${new URLSearchParams(params)}`, {
        signal,
      });
      return page.items;
    },
  });
