import {
  IntentTypeBody,
  IntentTypeChangeBody,
  IntentTypesWire,
  IntentTypeWire,
} from "@/core/wire/intent-types";
import type { Endpoints } from "./endpoint";

const example = {
  name: "intent.data.export_approval.v1",
  task_type: "approval",
  title: "Export customer data?",
  risk: "high",
  assignees: ["ana@acme.dev"],
  editable: ["/dataset"],
  timeout: "8h",
  on_timeout: "rejected",
};

/** What requests of a kind need not say each time. */
export const INTENT_TYPES: Endpoints = {
  "GET /api/intent-types": {
    operation: "listIntentTypes",
    summary:
      "The registered types, how much each was used in the last 30 days, and what was asked for that is not registered",
    callers: ["member"],
    answer: { status: 200, says: "By name", schema: IntentTypesWire },
    errors: ["forbidden"],
  },
  "POST /api/intent-types": {
    operation: "createIntentType",
    summary: "Register a type, so that requests need only name it; for admins",
    callers: ["member"],
    body: IntentTypeBody,
    example,
    answer: { status: 201, says: "The type", schema: IntentTypeWire },
    errors: ["forbidden", "conflict"],
  },
  "GET /api/intent-types/{id}": {
    operation: "readIntentType",
    summary: "What a type supplies; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The type", schema: IntentTypeWire },
    errors: ["forbidden"],
  },
  "PUT /api/intent-types/{id}": {
    operation: "replaceIntentType",
    summary: "Replace what a type supplies from now on; open intents keep what they were asked with",
    callers: ["member"],
    body: IntentTypeChangeBody,
    example: { ...example, version: 1 },
    answer: { status: 200, says: "The type as it is now", schema: IntentTypeWire },
    errors: ["forbidden", "conflict"],
  },
  "DELETE /api/intent-types/{id}": {
    operation: "removeIntentType",
    summary: "Forget a type; open intents keep what they were asked with",
    callers: ["member"],
    answer: { status: 200, says: "The type as it was", schema: IntentTypeWire },
    errors: ["forbidden"],
  },
};
