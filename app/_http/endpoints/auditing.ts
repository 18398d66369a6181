import { AuditQuery, AuditWire } from "@/core/wire/audit";
import type { Endpoints } from "./endpoint";

/** All that happened, and all that was changed. */
export const AUDITING: Endpoints = {
  "GET /api/audit": {
    operation: "listAudit",
    summary:
      "All that happened to intents, all that was changed in how things are set up, and who came in, newest first, each with where it came from; for admins and auditors",
    callers: ["member"],
    query: AuditQuery,
    answer: { status: 200, says: "A page of the trail", schema: AuditWire },
    errors: ["forbidden"],
  },
};
