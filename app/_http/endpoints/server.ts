import { z } from "zod";
import { HealthWire, LiveWire } from "@/core/wire/health";
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
  "GET /api/health/live": {
    operation: "checkLife",
    summary: "Whether this process answers at all; whoever restarts it asks this",
    callers: [],
    answer: { status: 200, says: "It lives", schema: LiveWire },
  },
  "GET /api/metrics": {
    operation: "readMetrics",
    summary:
      "Figures for Prometheus: to whoever has the server's metrics token or, without one, on the same machine",
    callers: [],
    answer: { status: 200, says: "The text format of Prometheus", givesBytes: true, schema: z.string() },
    errors: ["unauthenticated", "forbidden"],
  },
  "GET /api/openapi.json": {
    operation: "describeApi",
    summary: "This document",
    callers: [],
    answer: { status: 200, says: "OpenAPI 3.1", schema: JsonObjectValue },
  },
};
