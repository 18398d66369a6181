import { z } from "zod";
import { FileWire, UploadQuery } from "@/core/wire/file";
import type { Endpoints } from "./endpoint";

const gone = z.object({});

/** Files that show that something was done. An answer names them as evidence, by their addresses. */
export const EVIDENCE: Endpoints = {
  "POST /api/intents/{id}/files": {
    operation: "attachFile",
    summary: "Attach a file for an answer: its bytes are the body. At most 10 MB, and 50 MB for each intent",
    callers: ["member"],
    query: UploadQuery,
    takesBytes: true,
    answer: { status: 201, says: "The file; the same one again is the first", schema: FileWire },
    errors: ["already_decided", "payload_too_large"],
  },
  "GET /api/files/{id}": {
    operation: "readFile",
    summary: "The file, to be saved: for the intent's agent, and for people who may see the intent",
    callers: ["agent", "member"],
    scope: "intents:read",
    answer: { status: 200, says: "Its bytes, as an attachment", givesBytes: true, schema: z.string() },
  },
  "DELETE /api/files/{id}": {
    operation: "removeFile",
    summary: "Take back a file that you attached, while the intent is open",
    callers: ["member"],
    answer: { status: 200, says: "It is gone", schema: gone },
    errors: ["already_decided"],
  },
  "POST /api/answers/{token}/files": {
    operation: "attachFileByLink",
    summary: "Attach a file for the answer by a mail's link, which stays unspent",
    callers: [],
    query: UploadQuery,
    takesBytes: true,
    answer: { status: 201, says: "The file; the same one again is the first", schema: FileWire },
    errors: [
      "unauthenticated",
      "forbidden",
      "already_decided",
      "link_spent",
      "payload_too_large",
      "internal",
      "unavailable",
    ],
  },
  "DELETE /api/answers/{token}/files/{id}": {
    operation: "removeFileByLink",
    summary: "Take back a file that was attached by a mail's link",
    callers: [],
    answer: { status: 200, says: "It is gone", schema: gone },
    errors: ["unauthenticated", "forbidden", "already_decided", "link_spent", "internal", "unavailable"],
  },
};
