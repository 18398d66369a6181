import { AuditQuery, AuditWire } from "@/core/wire/audit";
import type { Endpoints } from "./endpoint";

/** What was changed in how things are set up. */
export const AUDITING: Endpoints = {
  "GET /api/audit": {
    operation: "listAdminChanges",
    summary: "What admins changed, newest first, with how it was before and after; for admins and auditors",
    callers: ["member"],
    query: AuditQuery,
    answer: { status: 200, says: "A page of changes", schema: AuditWire },
    errors: ["forbidden"],
  },
};
