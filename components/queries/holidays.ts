import { queryOptions } from "@tanstack/react-query";
import type { Holiday } from "@/core/holidays";
import type { CalendarsWire, CalendarWire } from "@/core/wire/holidays";
import { fetchJson } from "./http";

/** All holiday calendars by name. */
export const holidaysQuery = () =>
  queryOptions({
    queryKey: ["holidays"],
    queryFn: ({ signal }) => fetchJson<CalendarsWire>("/api/holidays", { signal }),
    staleTime: 0,
  });

export const calendarQuery = (slug: string) =>
  queryOptions({
    queryKey: ["holidays", slug],
    queryFn: ({ signal }) => fetchJson<CalendarWire>(at(slug), { signal }),
    staleTime: 0,
  });

const at = (slug: string) => `/api/holidays/${encodeURIComponent(slug)}`;

/** The days, or a file that has them. */
export type CalendarSent = { name: string } & ({ days: Holiday[] } | { ics: string });

export const createCalendar = (body: CalendarSent & { slug: string }) =>
  fetchJson<CalendarWire>("/api/holidays", { method: "POST", body });
export const replaceCalendar = (slug: string, body: CalendarSent) =>
  fetchJson<CalendarWire>(at(slug), { method: "PUT", body });
export const removeCalendar = (slug: string) => fetchJson<CalendarWire>(at(slug), { method: "DELETE" });
