import { OpeningWire } from "@/core/wire/opening";
import { StatsCsv, StatsQuery, StatsWire } from "@/core/wire/stats";
import type { Endpoints } from "./endpoint";

/** How requests are answered. */
export const INSIGHTS: Endpoints = {
  "GET /api/stats": {
    operation: "readStats",
    summary:
      "How long answers took and how requests ended, by week, type, team or person; for admins and auditors. Whole ISO weeks in UTC",
    callers: ["member"],
    query: StatsQuery,
    answer: {
      status: 200,
      says: "Figures, each with the page that lists the intents behind it",
      schema: StatsWire,
    },
    errors: ["forbidden"],
  },
  "GET /api/stats.csv": {
    operation: "readStatsCsv",
    summary: "The same groups as lines. A name that a spreadsheet would run begins with an apostrophe",
    callers: ["member"],
    query: StatsQuery,
    answer: { status: 200, says: "text/csv, as an attachment", givesBytes: true, schema: StatsCsv },
    errors: ["forbidden"],
  },
  "PUT /api/intents/{id}/opening": {
    operation: "noteOpening",
    summary: "Say that you have it open; a page does so once it is really shown. Only the first time counts",
    callers: ["member"],
    answer: { status: 200, says: "When they first had it open", schema: OpeningWire },
  },
};
