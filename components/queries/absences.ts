import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AbsenceBody, AbsenceChangeBody, AbsencePage, AbsenceWire } from "@/core/wire/absences";
import { fetchJson } from "./http";

export interface AbsenceFilter {
  /** One's own; everybody's where it is left out, for whoever may see them. */
  user?: "me";
  when: "current" | "over";
}

/** Who is away when. */
export const absencesQuery = (filter: AbsenceFilter) =>
  infiniteQueryOptions({
    queryKey: ["absences", filter],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({ ...filter, ...(pageParam && { cursor: pageParam }) });
      return fetchJson<AbsencePage>(`/api/absences?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });

/** As it is sent: times are text. */
export type Sent<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | undefined ? string | undefined : T[K];
};

const at = (id: string) => `/api/absences/${encodeURIComponent(id)}`;

export const setAbsence = (body: Sent<AbsenceBody>) =>
  fetchJson<AbsenceWire>("/api/absences", { method: "POST", body });
export const changeAbsence = (id: string, body: Sent<AbsenceChangeBody>) =>
  fetchJson<AbsenceWire>(at(id), { method: "PATCH", body });
export const endAbsence = (id: string) => fetchJson<AbsenceWire>(`${at(id)}/return`, { method: "POST" });
export const removeAbsence = (id: string) => fetchJson<AbsenceWire>(at(id), { method: "DELETE" });
