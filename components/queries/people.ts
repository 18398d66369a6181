import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "./http";

/** Somebody, or a team, that can be asked. `ref` is how requests name them. */
export interface Pickable {
  ref: string;
  type: "user" | "team";
  name: string;
  email?: string;
}

export const peopleQuery = () =>
  queryOptions({
    queryKey: ["people"],
    queryFn: async ({ signal }) => (await fetchJson<{ items: Pickable[] }>("/api/people", { signal })).items,
    staleTime: 5 * 60_000,
  });
