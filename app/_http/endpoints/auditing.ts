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
import { AnchorsBody, AnchorsChangedWire, AnchorsWire } from "@/core/wire/audit-anchors";
import { z } from "zod";
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
  "GET /api/audit/anchors": {
    operation: "readAnchors",
    summary: "Where signed heads are kept besides, and when the last one got there; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The places", schema: AnchorsWire },
    errors: ["forbidden"],
  },
  "PUT /api/audit/anchors": {
    operation: "setAnchors",
    summary:
      "Have the newest signed head mailed, or posted as audit.head, every hour, day or week in which something was sealed; for admins",
    callers: ["member"],
    body: AnchorsBody,
    example: {
      mail: { addresses: ["audit@elsewhere.example"], every: "day" },
      webhook: { url: "https://archive.example/heads", every: "hour" },
    },
    answer: {
      status: 200,
      says: "The places, and the secret of a new address this once",
      schema: AnchorsChangedWire,
    },
    errors: ["forbidden"],
  },
  "POST /api/audit/anchors/sending": {
    operation: "sendHeads",
    summary: "Send the newest head to every place now, unless it has it already; for admins",
    callers: ["member"],
    answer: { status: 200, says: "The places, before it arrives", schema: AnchorsWire },
    errors: ["forbidden"],
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
