import {
  AbsenceBody,
  AbsenceChangeBody,
  AbsencePage,
  AbsencesQuery,
  AbsenceWire,
} from "@/core/wire/absences";
import type { Endpoints } from "./endpoint";

/** When people are away, and who stands in. */
export const ABSENCES: Endpoints = {
  "GET /api/absences": {
    operation: "listAbsences",
    summary: "One's own absences; for admins and auditors everybody's",
    callers: ["member"],
    query: AbsencesQuery,
    answer: { status: 200, says: "A page of absences", schema: AbsencePage },
  },
  "POST /api/absences": {
    operation: "setAbsence",
    summary:
      "Be away for a time. Who is asked then is the delegate, and what waits goes to them when it begins",
    callers: ["member"],
    body: AbsenceBody,
    example: {
      starts_at: "2026-12-21T08:00:00Z",
      ends_at: "2027-01-04T08:00:00Z",
      delegate: "bea@acme.dev",
      note: "Winter holidays",
    },
    answer: { status: 201, says: "The absence", schema: AbsenceWire },
  },
  "GET /api/absences/{id}": {
    operation: "readAbsence",
    summary: "One absence",
    callers: ["member"],
    answer: { status: 200, says: "The absence", schema: AbsenceWire },
  },
  "PATCH /api/absences/{id}": {
    operation: "changeAbsence",
    summary: "Change when it is, or who stands in",
    callers: ["member"],
    body: AbsenceChangeBody,
    example: { delegate: "cal@acme.dev" },
    answer: { status: 200, says: "The absence as it is now", schema: AbsenceWire },
  },
  "DELETE /api/absences/{id}": {
    operation: "removeAbsence",
    summary: "Forget an absence; what the delegate was asked stays with them",
    callers: ["member"],
    answer: { status: 200, says: "The absence as it was", schema: AbsenceWire },
  },
  "POST /api/absences/{id}/return": {
    operation: "endAbsence",
    summary: "Be back early; what the delegate was asked stays with them",
    callers: ["member"],
    answer: { status: 200, says: "The absence, which ends now", schema: AbsenceWire },
    errors: ["conflict"],
  },
};
