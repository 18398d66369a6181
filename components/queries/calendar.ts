import { queryOptions } from "@tanstack/react-query";
import type { CalendarWire } from "@/core/wire/calendar";
import { fetchJson } from "./http";

const PATH = "/api/me/calendar";

/** Where the signed-in person's calendar is. */
export const calendarQuery = () =>
  queryOptions({
    queryKey: ["calendar"],
    queryFn: ({ signal }) => fetchJson<CalendarWire>(PATH, { signal }),
  });

/** A new address; the one before ends. */
export const renewCalendar = () => fetchJson<CalendarWire>(PATH, { method: "PUT" });
export const endCalendar = () => fetchJson<CalendarWire>(PATH, { method: "DELETE" });
