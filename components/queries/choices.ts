import { queryOptions } from "@tanstack/react-query";
import type { IntentWire } from "@/core/wire/intent";
import { fetchJson } from "./http";

interface Named {
  items: { name: string }[];
}

/** What rules and grants can name, for those who choose: policies, agents and intent types. */
export const choicesQuery = () =>
  queryOptions({
    queryKey: ["choices"],
    queryFn: async ({ signal }) => {
      const [policies, agents, types] = await Promise.all([
        fetchJson<{ items: { slug: string; name: string }[] }>("/api/policies", { signal }),
        fetchJson<{ items: { address: string; name: string }[] }>("/api/agents?limit=200", { signal }),
        fetchJson<Named & { unregistered: { name: string }[] }>("/api/intent-types", { signal }),
      ]);
      const typeNames = [...types.items, ...types.unregistered].map(({ name }) => name);
      return { policies: policies.items, agents: agents.items, types: typeNames };
    },
    staleTime: 30_000,
  });

/** The newest request, as an example of what conditions can look at; null where there is none. */
export const newestQuery = () =>
  queryOptions({
    queryKey: ["newest-intent"],
    queryFn: async ({ signal }) => {
      const path = "/api/intents?sort=created&limit=1&status=waiting,decided,timed_out,canceled";
      const { items } = await fetchJson<{ items: IntentWire[] }>(path, { signal });
      return items[0] ?? null;
    },
    staleTime: 30_000,
  });
