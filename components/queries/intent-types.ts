import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { IntentTypeChangeBody, IntentTypesWire, IntentTypeWire } from "@/core/wire/intent-types";
import type { IntentWire } from "@/core/wire/intent";
import { fetchJson } from "./http";

const TYPES = ["intent-types"] as const;

/** Everything that is loaded about intent types. */
export const aboutIntentTypes = [TYPES, ["audit"]] as const;

export const intentTypesQuery = () =>
  queryOptions({
    queryKey: [...TYPES, "list"],
    queryFn: ({ signal }) => fetchJson<IntentTypesWire>("/api/intent-types", { signal }),
  });

/** One type. It is edited for a while, so it is not loaded again behind the editor's back. */
export const intentTypeQuery = (id: string) =>
  queryOptions({
    queryKey: [...TYPES, id],
    queryFn: ({ signal }) => fetchJson<IntentTypeWire>(`/api/intent-types/${id}`, { signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** What agents asked last under a type's name; null where nobody did. */
export const latestOfTypeQuery = (name: string) =>
  queryOptions({
    queryKey: ["intents", "latest", name],
    queryFn: async ({ signal }) => {
      const params = new URLSearchParams({ intent_type: name, sort: "created", limit: "1" });
      const { items } = await fetchJson<{ items: IntentWire[] }>(`/api/intents?${params}`, { signal });
      return items[0] ?? null;
    },
    staleTime: 0,
  });

export type IntentTypeInput = z.input<typeof IntentTypeChangeBody>;

export const createIntentType = (body: IntentTypeInput) =>
  fetchJson<IntentTypeWire>("/api/intent-types", { method: "POST", body });
export const replaceIntentType = (id: string, body: IntentTypeInput) =>
  fetchJson<IntentTypeWire>(`/api/intent-types/${id}`, { method: "PUT", body });
export const removeIntentType = (id: string) =>
  fetchJson<IntentTypeWire>(`/api/intent-types/${id}`, { method: "DELETE" });

/** The policies that a type can name; none where they cannot be listed. */
export const policyNamesQuery = () =>
  queryOptions({
    queryKey: ["policies", "names"],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ items: { slug: string; name: string }[] }>("/api/policies", { signal })).items,
    retry: false,
  });
