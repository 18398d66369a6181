import { AuditQuery, AuditWire } from "@/core/wire/audit";
import {
  ExportQuery,
  HeadsQuery,
  HeadsWire,
  IntentProofQuery,
  ProofQuery,
  ProofWire,
  VerificationWire,
  VerifyQuery,
} from "@/core/wire/audit-proof";
import { z } from "zod";
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
  "GET /api/audit/verify": {
    operation: "verifyAudit",
    summary:
      "Compute the tree anew from what is stored, and name whatever is not as it was sealed; for admins and auditors",
    callers: ["member"],
    query: VerifyQuery,
    answer: { status: 200, says: "What was found", schema: VerificationWire },
    errors: ["forbidden", "conflict"],
  },
  "GET /api/audit/heads": {
    operation: "listTreeHeads",
    summary:
      "The signed heads of the workspace's audit log, newest first: keep one, and no entry before it can go unnoticed",
    callers: ["agent", "member"],
    scope: "intents:read",
    query: HeadsQuery,
    answer: { status: 200, says: "A page of heads", schema: HeadsWire },
  },
  "GET /api/audit/proof": {
    operation: "proveEntry",
    summary:
      "Prove that an entry stands in the newest head's tree, and if asked that an older tree is its beginning; for admins and auditors",
    callers: ["member"],
    query: ProofQuery,
    answer: { status: 200, says: "The entry, its head and the proof", schema: ProofWire },
    errors: ["forbidden", "not_found", "conflict"],
  },
  "GET /api/intents/{id}/proof": {
    operation: "proveDecision",
    summary: "Prove that what ended an intent, its receipt included, stands in the newest head's tree",
    callers: ["agent", "member"],
    scope: "intents:read",
    query: IntentProofQuery,
    answer: { status: 200, says: "The closing entry, its head and the proof", schema: ProofWire },
    errors: ["conflict"],
  },
  "GET /api/audit/export": {
    operation: "exportAudit",
    summary:
      "The audit log as a file: NDJSON with all that an offline verifier needs, or CSV; for admins and auditors. Each export is itself an entry",
    callers: ["member"],
    query: ExportQuery,
    answer: {
      status: 200,
      says: "The file, line by line",
      schema: z.string(),
      givesBytes: true,
    },
    errors: ["forbidden"],
  },
};
