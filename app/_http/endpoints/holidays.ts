import { CalendarBody, CalendarReplacement, CalendarsWire, CalendarWire } from "@/core/wire/holidays";
import type { Endpoints } from "./endpoint";

const BERLIN = {
  name: "Berlin",
  days: ["2026-12-25", { date: "2026-12-26", name: "Second day of Christmas" }],
};

/** Days without work, which the hours of policies name. */
export const HOLIDAYS: Endpoints = {
  "GET /api/holidays": {
    operation: "listHolidayCalendars",
    summary: "All holiday calendars by name, for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The calendars", schema: CalendarsWire },
    errors: ["forbidden"],
  },
  "POST /api/holidays": {
    operation: "createHolidayCalendar",
    summary: "Add a holiday calendar, as an admin: a list of days, or an iCalendar file",
    callers: ["member"],
    body: CalendarBody,
    example: { slug: "berlin", ...BERLIN },
    answer: { status: 201, says: "The calendar", schema: CalendarWire },
    errors: ["conflict"],
  },
  "GET /api/holidays/{slug}": {
    operation: "readHolidayCalendar",
    summary: "One holiday calendar",
    callers: ["member"],
    answer: { status: 200, says: "The calendar", schema: CalendarWire },
    errors: ["forbidden"],
  },
  "PUT /api/holidays/{slug}": {
    operation: "replaceHolidayCalendar",
    summary:
      "Replace a holiday calendar but for its slug, as an admin; open intents keep the days they began with",
    callers: ["member"],
    body: CalendarReplacement,
    example: BERLIN,
    answer: { status: 200, says: "The calendar as it is now", schema: CalendarWire },
  },
  "DELETE /api/holidays/{slug}": {
    operation: "removeHolidayCalendar",
    summary: "Remove a holiday calendar that no policy names, as an admin; open intents keep its days",
    callers: ["member"],
    answer: { status: 200, says: "The calendar as it was", schema: CalendarWire },
    errors: ["conflict"],
  },
};
