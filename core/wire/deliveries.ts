import { z } from "zod";
import { DELIVERY_STATUSES } from "../webhook";
import { Instant, pageOf, TimeBody } from "./primitives";

const Cursor = z.string().max(40);

/** GET /api/webhooks/{id}/deliveries, and the same of an agent. */
export const DeliveriesQuery = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

export const DeliveryWire = z
  .object({
    id: z.string().describe("The webhook-id of every attempt"),
    event: z.string(),
    intent: z.object({ id: z.string(), title: z.string() }),
    url: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    last_error: z.string().nullable(),
    attempts: z.int().describe("Since it was made, or made again"),
    next_attempt_at: Instant.nullable(),
    created_at: Instant,
    delivered_at: Instant.nullable(),
  })
  .meta({ id: "Delivery" });
export type DeliveryWire = z.infer<typeof DeliveryWire>;

export const DeliveriesWire = pageOf(DeliveryWire).meta({ id: "Deliveries" });
export type DeliveriesWire = z.infer<typeof DeliveriesWire>;

const MessageWire = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.string().describe("Its beginning: 16 KiB of what was sent, 8 KiB of what was answered"),
  truncated: z.boolean().describe("There was more of it, or it broke off"),
});

export const AttemptWire = z
  .object({
    at: Instant,
    status: z.int().nullable().describe("Null where no answer came"),
    error: z.string().nullable(),
    duration_ms: z.int(),
    request: MessageWire.nullable().describe("Null where nothing was sent, or it is no longer kept"),
    response: MessageWire.nullable().describe("Null where no answer came, or it is no longer kept"),
  })
  .meta({ id: "DeliveryAttempt" });
export type AttemptWire = z.infer<typeof AttemptWire>;

/** GET /api/deliveries/{id}. */
export const DeliveryDetailWire = DeliveryWire.extend({
  log: z
    .array(AttemptWire)
    .describe("The newest fifty attempts, newest first; the newest ten with what was sent and answered"),
}).meta({ id: "DeliveryDetail" });
export type DeliveryDetailWire = z.infer<typeof DeliveryDetailWire>;

/** POST /api/webhooks/{id}/test. */
export const TestedWire = z
  .object({ id: z.string().describe("The webhook-id"), delivered: z.boolean(), attempt: AttemptWire })
  .meta({ id: "WebhookTested" });
export type TestedWire = z.infer<typeof TestedWire>;

/** What is sent again: one delivery, or those since a time. */
export type ReplayBody =
  { delivery: string } | { since: Date; include: "failed" | "all"; cursor?: string | undefined };

const ONE_OR_SINCE = "Name either one delivery, or the time since which.";

/** POST /api/webhooks/{id}/replay, and the same of an agent. */
export const ReplayBody = z
  .strictObject({
    delivery: z.string().max(100).describe("This one alone").optional(),
    since: TimeBody.describe("Those that were made since then").optional(),
    include: z
      .enum(["failed", "all"])
      .describe("failed, by default: what was given up or missed; all: also what arrived")
      .optional(),
    cursor: Cursor.describe("next_cursor of the answer before, to go on").optional(),
  })
  .transform(({ delivery, since, include = "failed", cursor }, ctx): ReplayBody => {
    if (delivery !== undefined && since === undefined) return { delivery };
    if (since !== undefined && delivery === undefined) return { since, include, cursor };
    ctx.addIssue({ code: "custom", message: ONE_OR_SINCE });
    return z.NEVER;
  })
  .meta({ id: "Replay" });

export const ReplayedWire = z
  .object({
    replayed: z.int().describe("How many are sent again, oldest first; at most 1,000 at once"),
    next_cursor: z.string().nullable().describe("Where there are more: send it with the same body"),
  })
  .meta({ id: "Replayed" });
export type ReplayedWire = z.infer<typeof ReplayedWire>;
