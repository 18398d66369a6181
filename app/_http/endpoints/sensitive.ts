import { IntentWire } from "@/core/wire/intent";
import {
  RedactionBody,
  RetentionPreviewBody,
  RetentionPreviewWire,
  RetentionSettingBody,
  RetentionWire,
  RevealBody,
  RevealedWire,
} from "@/core/wire/sensitive";
import type { Endpoints } from "./endpoint";

/** Values that are seen only by those who need them, and not for ever. */
export const SENSITIVE: Endpoints = {
  "POST /api/intents/{id}/reveal": {
    operation: "revealValues",
    summary:
      "Have sensitive values shown: for those who may answer, and admins. It leaves a fact with the places, once in ten minutes",
    callers: ["member"],
    body: RevealBody,
    example: { places: ["/payload/iban"] },
    answer: { status: 200, says: "The values by their places", schema: RevealedWire },
  },
  "POST /api/answers/{token}/reveal": {
    operation: "revealByLink",
    summary: "The same by the link of a mail, while it can be answered by",
    callers: [],
    body: RevealBody,
    example: {},
    answer: { status: 200, says: "The values by their places", schema: RevealedWire },
    errors: ["unauthenticated", "forbidden", "link_spent"],
  },
  "POST /api/intents/{id}/redaction": {
    operation: "redactIntent",
    summary:
      "Drop values of a closed intent for good, wherever they are stored. Who answered what when stays, and the trail still verifies",
    callers: ["member"],
    body: RedactionBody,
    example: { what: "sensitive", reason: "Asked for by the customer." },
    answer: { status: 201, says: "The intent as it is now", schema: IntentWire },
    errors: ["conflict"],
  },
  "GET /api/retention": {
    operation: "readRetention",
    summary: "When values of closed intents are dropped, of types that say nothing themselves",
    callers: ["member"],
    answer: { status: 200, says: "The workspace's own retention", schema: RetentionWire },
    errors: ["forbidden"],
  },
  "PUT /api/retention": {
    operation: "setRetention",
    summary: "Set it; what is due is dropped within the hour, and cannot be had back",
    callers: ["member"],
    body: RetentionSettingBody,
    example: { default: { after: "90d", what: "sensitive" } },
    answer: { status: 200, says: "As it is now", schema: RetentionWire },
  },
  "POST /api/retention/preview": {
    operation: "previewRetention",
    summary: "How many closed intents would lose something at once. Changes nothing",
    callers: ["member"],
    body: RetentionPreviewBody,
    example: { intent_type: "intent.payroll.change.v1", after: "90d", what: "sensitive" },
    answer: { status: 200, says: "Their number", schema: RetentionPreviewWire },
  },
};
