import { z } from "zod";
import { JsonObjectValue } from "@/core/wire/primitives";
import { ReceiptKeyBody, ReceiptKeysWire, ReceiptKeyWire } from "@/core/wire/receipt-keys";
import type { Endpoints } from "./endpoint";

/** What receipts are signed with. */
export const RECEIPTS: Endpoints = {
  "GET /api/receipt-keys": {
    operation: "listReceiptKeys",
    summary: "What the workspace's receipts were and are signed with, newest first; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The keys; the first signs", schema: ReceiptKeysWire },
    errors: ["forbidden"],
  },
  "POST /api/receipt-keys": {
    operation: "rotateReceiptKey",
    summary:
      "Make a new key sign from now on, in every process within ten seconds. The old one's private half is erased; its receipts verify for ever; for admins",
    callers: ["member"],
    body: ReceiptKeyBody,
    example: { replaces: "sig_01JZ4N7Q0W1T9E2X8R5B6C3D4F" },
    answer: { status: 201, says: "The key that signs now", schema: ReceiptKeyWire },
    errors: ["forbidden", "conflict"],
  },
  "GET /.well-known/jwks.json": {
    operation: "listKeys",
    summary: "The public keys of all receipts, old and new",
    callers: [],
    answer: {
      status: 200,
      says: "A JSON Web Key Set, to be kept for a minute",
      schema: z.object({ keys: z.array(JsonObjectValue) }),
      headers: ["ETag"],
    },
  },
};
