import { ViewBody, ViewChangeBody, ViewsWire, ViewWire } from "@/core/wire/views";
import type { Endpoints } from "./endpoint";

/** What the inbox can be looked at by. */
export const VIEWS: Endpoints = {
  "GET /api/views": {
    operation: "listViews",
    summary:
      "The views of the signed-in person, each with how much it holds: everybody's, shared ones and their own",
    callers: ["member"],
    answer: { status: 200, says: "Those that everybody has, then saved ones by name", schema: ViewsWire },
  },
  "POST /api/views": {
    operation: "saveView",
    summary: "Keep a filter under a name. Admins may share it with everybody",
    callers: ["member"],
    body: ViewBody,
    example: { name: "Urgent exports", query: "?view=open&q=export&priority=urgent" },
    answer: { status: 201, says: "The view", schema: ViewWire },
    errors: ["conflict"],
  },
  "PATCH /api/views/{id}": {
    operation: "changeView",
    summary: "Rename a view, change what it shows, or share it; one's own, and as an admin any shared one",
    callers: ["member"],
    body: ViewChangeBody,
    example: { name: "Exports, urgent", shared: true },
    answer: { status: 200, says: "The view as it is now", schema: ViewWire },
    errors: ["conflict"],
  },
  "DELETE /api/views/{id}": {
    operation: "deleteView",
    summary: "Forget a view; what it showed stays",
    callers: ["member"],
    answer: { status: 200, says: "The view as it was", schema: ViewWire },
  },
};
