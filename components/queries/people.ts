import { queryOptions } from "@tanstack/react-query";
import type { Target } from "@/core/plan";
import { fetchJson } from "./http";

/** Somebody, a team or a schedule, that can be asked. `ref` is how requests name them. */
export interface Pickable {
  ref: string;
  type: Target["type"];
  name: string;
  email?: string;
}

export const peopleQuery = () =>
  queryOptions({
    queryKey: ["people"],
    queryFn: async ({ signal }) => (await fetchJson<{ items: Pickable[] }>("/api/people", { signal })).items,
    staleTime: 5 * 60_000,
  });
