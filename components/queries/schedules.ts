import { queryOptions } from "@tanstack/react-query";
import type {
  OverrideBody,
  ScheduleBody,
  ScheduleReplacement,
  SchedulesWire,
  ScheduleWire,
  ShiftsWire,
} from "@/core/wire/schedules";
import type { Sent } from "./absences";
import { fetchJson } from "./http";

const PATH = "/api/schedules";
const at = (slug: string) => `${PATH}/${encodeURIComponent(slug)}`;

/** All on-call schedules. */
export const schedulesQuery = () =>
  queryOptions({
    queryKey: ["schedules"],
    queryFn: async ({ signal }) => (await fetchJson<SchedulesWire>(PATH, { signal })).items,
    staleTime: 0,
  });

export const scheduleQuery = (slug: string) =>
  queryOptions({
    queryKey: ["schedules", slug],
    queryFn: ({ signal }) => fetchJson<ScheduleWire>(at(slug), { signal }),
    staleTime: 0,
  });

/** Who is on call in the coming six weeks, and who of them is away. */
export const shiftsQuery = (slug: string) =>
  queryOptions({
    queryKey: ["shifts", slug],
    queryFn: ({ signal }) => fetchJson<ShiftsWire>(`${at(slug)}/shifts`, { signal }),
    staleTime: 0,
  });

export const createSchedule = (body: Omit<ScheduleBody, "overrides">) =>
  fetchJson<ScheduleWire>(PATH, { method: "POST", body });
export const replaceSchedule = (slug: string, body: Omit<ScheduleReplacement, "overrides">) =>
  fetchJson<ScheduleWire>(at(slug), { method: "PUT", body });
export const removeSchedule = (slug: string) => fetchJson<ScheduleWire>(at(slug), { method: "DELETE" });

export const addOverride = (slug: string, body: Sent<OverrideBody>) =>
  fetchJson<ScheduleWire>(`${at(slug)}/overrides`, { method: "POST", body });
export const removeOverride = (slug: string, id: string) =>
  fetchJson<ScheduleWire>(`${at(slug)}/overrides/${encodeURIComponent(id)}`, { method: "DELETE" });
