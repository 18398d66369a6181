import { z } from "zod";
import { WEBHOOK_EVENTS } from "../effects";
import { DELIVERY_STATUSES, DISABLED_REASONS } from "../webhook";
import { Duration, Instant, WebAddress } from "./primitives";

const Events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1, "Choose at least one event.")
  .refine((names) => new Set(names).size === names.length, "Each event once.")
  .meta({ example: ["intent.decided"] });

/** POST /api/webhooks. */
export const WebhookBody = z
  .strictObject({
    url: WebAddress.meta({ example: "https://agent.example/hooks" }),
    events: Events,
  })
  .meta({ id: "WebhookBody" });
export type WebhookBody = z.infer<typeof WebhookBody>;

/** PATCH /api/webhooks/{id}. */
export const WebhookChangeBody = z
  .strictObject({
    events: Events.optional(),
    enabled: z
      .boolean()
      .describe(
        "Deliveries that wait are given up where it is disabled; enabled again, it can be sent them by a replay",
      )
      .optional(),
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
      .describe(
        "gone: it answered 410; admin: an admin disabled it; failing: nothing arrived, so it was paused",
      ),
    created_at: Instant,
    last_delivery: z
      .object({ ...Attempted, at: Instant, event: z.string() })
      .nullable()
      .describe("The newest, whatever became of it"),
    last_success_at: Instant.nullable(),
    failing_since: Instant.nullable().describe("When the first attempt failed since one arrived"),
    old_secret_until: Instant.nullable().describe(
      "Until when a secret that was rotated signs, too; null where only the newest does",
    ),
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

/** POST /api/webhooks/{id}/rotation, and POST /api/agents/{id}/webhook-secret. */
export const SecretRotationBody = z
  .strictObject({
    overlap: z
      .union([z.literal(0), Duration])
      .describe("How long the old secret signs beside the new one; a day by default, 0 for not at all")
      .optional(),
  })
  .meta({ id: "SecretRotation" });
export type SecretRotationBody = z.infer<typeof SecretRotationBody>;
