import { z } from "zod";
import { CalendarWire } from "@/core/wire/calendar";
import type { Endpoints } from "./endpoint";

/** A person's shifts and due items in their own calendar program. */
export const CALENDAR: Endpoints = {
  "GET /api/me/calendar": {
    operation: "readCalendar",
    summary: "Where the signed-in person's calendar is",
    callers: ["member"],
    answer: { status: 200, says: "Its address, if there is one", schema: CalendarWire },
  },
  "PUT /api/me/calendar": {
    operation: "renewCalendar",
    summary: "Make a calendar at a new secret address; one that was there before ends",
    callers: ["member"],
    answer: { status: 200, says: "Its address", schema: CalendarWire },
  },
  "DELETE /api/me/calendar": {
    operation: "endCalendar",
    summary: "End the calendar",
    callers: ["member"],
    answer: { status: 200, says: "No address any more", schema: CalendarWire },
  },
  "GET /api/calendar/{file}": {
    operation: "readCalendarFeed",
    summary:
      "The calendar at its secret address: shifts and due items of the next 90 days, as iCalendar (RFC 5545)",
    callers: [],
    answer: { status: 200, says: "text/calendar", schema: z.string(), givesBytes: true },
  },
};
