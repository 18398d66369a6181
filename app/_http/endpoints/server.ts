import { HealthWire } from "@/core/wire/health";
import { JsonObjectValue } from "@/core/wire/primitives";
import type { Endpoints } from "./endpoint";

/** What the server says of itself, to anybody. */
export const SERVER: Endpoints = {
  "GET /api/health": {
    operation: "checkHealth",
    summary: "Whether this server can do its work",
    callers: [],
    answer: {
      status: 200,
      says: "All is well",
      schema: HealthWire,
      failing: { status: 503, says: "One of the checks fails" },
    },
  },
  "GET /api/openapi.json": {
    operation: "describeApi",
    summary: "This document",
    callers: [],
    answer: { status: 200, says: "OpenAPI 3.1", schema: JsonObjectValue },
  },
};
