import {
  DeliveriesQuery,
  DeliveriesWire,
  DeliveryDetailWire,
  ReplayBody,
  ReplayedWire,
  TestedWire,
} from "@/core/wire/deliveries";
import {
  SecretRotationBody,
  WebhookBody,
  WebhookChangeBody,
  WebhookCreatedWire,
  WebhooksWire,
  WebhookWire,
} from "@/core/wire/webhooks";
import type { Endpoints } from "./endpoint";

/** The workspace's own places that hear of its intents. */
export const WEBHOOK_ENDPOINTS: Endpoints = {
  "GET /api/webhooks": {
    operation: "listWebhooks",
    summary: "The workspace's endpoints and how each is doing; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "By address", schema: WebhooksWire },
    errors: ["forbidden"],
  },
  "POST /api/webhooks": {
    operation: "createWebhook",
    summary:
      "Have an address hear of intents, signed. Private ones need COUNTERSIGN_WEBHOOK_ALLOW; for admins",
    callers: ["member"],
    body: WebhookBody,
    example: { url: "https://agent.example/hooks", events: ["intent.decided", "intent.timed_out"] },
    answer: { status: 201, says: "The endpoint, and its secret this once", schema: WebhookCreatedWire },
    errors: ["forbidden", "conflict"],
  },
  "GET /api/webhooks/{id}": {
    operation: "readWebhook",
    summary: "An endpoint and how it is doing; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The endpoint", schema: WebhookWire },
    errors: ["forbidden"],
  },
  "PATCH /api/webhooks/{id}": {
    operation: "changeWebhook",
    summary: "Choose its events, disable it, or enable it again; for admins",
    callers: ["member"],
    body: WebhookChangeBody,
    example: { events: ["intent.decided"], enabled: true },
    answer: { status: 200, says: "The endpoint as it is now", schema: WebhookWire },
    errors: ["forbidden"],
  },
  "DELETE /api/webhooks/{id}": {
    operation: "removeWebhook",
    summary: "It hears nothing more, and what still waits for it is given up; for admins",
    callers: ["member"],
    answer: { status: 200, says: "The endpoint as it was", schema: WebhookWire },
    errors: ["forbidden"],
  },
  "GET /api/webhooks/{id}/deliveries": {
    operation: "listDeliveries",
    summary: "What went to an endpoint, newest first, with what became of it; for admins and auditors",
    callers: ["member"],
    query: DeliveriesQuery,
    answer: { status: 200, says: "A page of deliveries", schema: DeliveriesWire },
    errors: ["forbidden"],
  },
  "GET /api/deliveries/{id}": {
    operation: "readDelivery",
    summary:
      "A delivery to an endpoint or a callback with its attempts: what was sent, what was answered, how long it took",
    callers: ["member"],
    answer: { status: 200, says: "The delivery", schema: DeliveryDetailWire },
    errors: ["forbidden"],
  },
  "POST /api/webhooks/{id}/replay": {
    operation: "replayToWebhook",
    summary: "Send an endpoint again what did not arrive, each under the webhook-id it had; for admins",
    callers: ["member"],
    body: ReplayBody,
    example: { since: "2026-11-28T08:00:00Z", include: "failed" },
    answer: { status: 200, says: "How many are sent again", schema: ReplayedWire },
    errors: ["forbidden", "conflict"],
  },
  "POST /api/webhooks/{id}/rotation": {
    operation: "rotateWebhookSecret",
    summary: "Sign with another secret from now on; the old one signs beside it for a while; for admins",
    callers: ["member"],
    body: SecretRotationBody,
    example: { overlap: "24h" },
    answer: { status: 201, says: "The endpoint, and its new secret this once", schema: WebhookCreatedWire },
    errors: ["forbidden"],
  },
  "POST /api/webhooks/{id}/test": {
    operation: "testWebhook",
    summary:
      "Send a signed webhook.test at once, also where it is disabled, and see what is answered; for admins",
    callers: ["member"],
    answer: { status: 200, says: "What came of it, whatever that is", schema: TestedWire },
    errors: ["forbidden"],
  },
};
