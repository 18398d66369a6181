import { z } from "zod";
import { FactPage } from "@/core/wire/fact";
import { IntentPage, IntentSummaryWire, IntentWire } from "@/core/wire/intent";
import { EventsQuery, ListQuery } from "@/core/wire/list";
import { pageOf } from "@/core/wire/primitives";
import type { Endpoints } from "./endpoint";

/** How agents and people learn what happened. */
export const WATCHING: Endpoints = {
  "GET /api/intents": {
    operation: "listIntents",
    summary: "The intents that the caller may see, a page at a time",
    callers: ["agent", "member"],
    scope: "intents:read",
    query: ListQuery,
    answer: {
      status: 200,
      says: "A page of intents, or of summaries with view=summary",
      schema: z.union([IntentPage, pageOf(IntentSummaryWire)]),
    },
  },
  "GET /api/intents/{id}": {
    operation: "readIntent",
    summary: "One intent; with Prefer: wait=30 as soon as it closes, or when that time is over",
    callers: ["agent", "member"],
    scope: "intents:read",
    headers: ["Prefer"],
    answer: {
      status: 200,
      says: "The intent as it is now",
      schema: IntentWire,
      headers: ["ETag", "Preference-Applied"],
    },
    errors: ["rate_limited"],
  },
  "GET /api/intents/{id}/events": {
    operation: "readEvents",
    summary: "The facts of an intent in order; with Accept: text/event-stream as they happen",
    callers: ["agent", "member"],
    scope: "intents:read",
    headers: ["Last-Event-ID"],
    query: EventsQuery,
    answer: {
      status: 200,
      says: "Facts, oldest first. The closing one holds the intent in data.intent",
      schema: FactPage,
      stream:
        "A fact per message: id is its seq, event its type. A comment every 15 s. Ends after the closing fact.",
    },
    errors: ["rate_limited"],
  },
  "GET /api/stream": {
    operation: "followInbox",
    summary: "What changes in the intents that the signed-in person may see, as it happens",
    callers: ["member"],
    headers: ["Last-Event-ID"],
    answer: {
      status: 200,
      says: "A stream without end",
      schema: z.object({
        id: z.string().describe('The intent; "*" where so many changed that the list is better loaded again'),
        types: z.array(z.string()).describe("The types of its new facts"),
      }),
      stream:
        "Messages of the event intent, each with one such object. Whoever resumes after an id may hear again of the last seconds, and misses nothing. A comment every 15 s. Ends soon after signing out.",
    },
    errors: ["rate_limited"],
  },
};
