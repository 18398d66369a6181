import { z } from "zod";
import { WEBHOOK_EVENTS } from "../effects";
import { DELIVERY_STATUSES, DISABLED_REASONS } from "../webhook";
import { Instant, pageOf } from "./primitives";

const Events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1, "Choose at least one event.")
  .refine((names) => new Set(names).size === names.length, "Each event once.")
  .meta({ example: ["intent.decided"] });

/** A workspace's own place that hears of its intents. What stands in it is shown to admins, so it holds no password. */
const EndpointUrl = z
  .url({ protocol: /^https?$/, message: "This is not a web address that begins with https://." })
  .max(2_000)
  .refine((text) => !hasCredentials(text), "An address has no user name or password; webhooks are signed.")
  .meta({ example: "https://agent.example/hooks" });

function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== "" || password !== "";
}

/** POST /api/webhooks. */
export const WebhookBody = z.strictObject({ url: EndpointUrl, events: Events }).meta({ id: "WebhookBody" });
export type WebhookBody = z.infer<typeof WebhookBody>;

/** PATCH /api/webhooks/{id}. */
export const WebhookChangeBody = z
  .strictObject({
    events: Events.optional(),
    enabled: z.boolean().describe("Deliveries that wait are given up where it is disabled").optional(),
  })
  .meta({ id: "WebhookChange" });
export type WebhookChangeBody = z.infer<typeof WebhookChangeBody>;

const Attempted = {
  status: z.enum(DELIVERY_STATUSES),
  last_error: z.string().nullable(),
};

export const WebhookWire = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    enabled: z.boolean(),
    disabled: z
      .object({ at: Instant, reason: z.enum(DISABLED_REASONS) })
      .nullable()
      .describe("gone: it answered 410; admin: an admin disabled it"),
    created_at: Instant,
    last_delivery: z
      .object({ ...Attempted, at: Instant, event: z.string() })
      .nullable()
      .describe("The newest, whatever became of it"),
    last_success_at: Instant.nullable(),
    failing_since: Instant.nullable().describe("The oldest failed delivery since the last that arrived"),
  })
  .meta({ id: "Webhook" });
export type WebhookWire = z.infer<typeof WebhookWire>;

export const WebhooksWire = z.object({ items: z.array(WebhookWire) }).meta({ id: "Webhooks" });
export type WebhooksWire = z.infer<typeof WebhooksWire>;

export const WebhookCreatedWire = z
  .object({
    webhook: WebhookWire,
    secret: z.string().describe("Signs what it gets (Standard Webhooks); shown this once"),
  })
  .meta({ id: "WebhookCreated" });
export type WebhookCreatedWire = z.infer<typeof WebhookCreatedWire>;

/** GET /api/webhooks/{id}/deliveries. */
export const DeliveriesQuery = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

export const DeliveryWire = z
  .object({
    id: z.string().describe("The webhook-id of every attempt"),
    event: z.string(),
    intent: z.object({ id: z.string(), title: z.string() }),
    ...Attempted,
    attempts: z.int(),
    next_attempt_at: Instant.nullable(),
    created_at: Instant,
    delivered_at: Instant.nullable(),
  })
  .meta({ id: "Delivery" });
export type DeliveryWire = z.infer<typeof DeliveryWire>;

export const DeliveriesWire = pageOf(DeliveryWire).meta({ id: "Deliveries" });
export type DeliveriesWire = z.infer<typeof DeliveriesWire>;
