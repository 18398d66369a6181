import { z } from "zod";
import { CHANNELS, NOTICE_GROUPS } from "../channels";
import { CADENCES } from "../digest";
import { Instant, TimeOfDay } from "./primitives";

const ChannelChoices = z.strictObject({
  email: z.boolean().optional(),
  push: z.boolean().optional(),
  slack: z.boolean().optional(),
});

const ChoicesBody = z.strictObject({
  asked: ChannelChoices.optional(),
  reminders: ChannelChoices.optional(),
  escalations: ChannelChoices.optional(),
  mentions: ChannelChoices.optional(),
  outcomes: ChannelChoices.optional(),
});

const DigestBody = z.strictObject({
  cadence: z.enum(CADENCES),
  time: TimeOfDay,
  time_zone: z.string().min(1).max(64).meta({ example: "Europe/Berlin", description: "An IANA time zone" }),
});

/** PUT /api/me/notifications. What `choices` leaves out follows the defaults. */
export const NotificationsBody = z
  .strictObject({ choices: ChoicesBody, digest: DigestBody })
  .meta({ id: "NotificationSettings" });
export type NotificationsBody = z.infer<typeof NotificationsBody>;

const Device = z.object({ id: z.string(), name: z.string(), created_at: Instant });

/** What a person is told, and how. */
export const NotificationsWire = z
  .object({
    choices: z
      .record(z.enum(NOTICE_GROUPS), z.record(z.enum(CHANNELS), z.boolean()))
      .describe("For each group of notices, whether it goes by a channel that reaches you"),
    reach: z.array(z.enum(CHANNELS)).describe("The channels that reach you now"),
    digest: DigestBody.extend({ next_at: Instant.nullable() }),
    push: z.object({
      public_key: z.string().describe("The applicationServerKey that a browser subscribes with"),
      devices: z.array(Device),
    }),
  })
  .meta({ id: "Notifications" });
export type NotificationsWire = z.infer<typeof NotificationsWire>;

/** Base64url of exactly so many bytes. */
const Bytes = (length: number) => {
  const letters = Math.ceil((length * 4) / 3);
  return z.string().regex(new RegExp(`^[\\w-]{${letters}}=*$`), `This must be ${length} bytes in base64url.`);
};

/** POST /api/me/push-subscriptions: what a browser's PushSubscription gives as JSON. */
export const PushSubscriptionBody = z
  .object({
    endpoint: z.url({ protocol: /^https?$/ }).max(2_000),
    keys: z.strictObject({ p256dh: Bytes(65), auth: Bytes(16) }),
  })
  .meta({ id: "PushSubscription" });
export type PushSubscriptionBody = z.infer<typeof PushSubscriptionBody>;

export const PushEndpointBody = z
  .strictObject({ endpoint: z.string().max(2_000) })
  .meta({ id: "PushEndpoint" });

/** GET and POST /api/unsubscribe/{token}. */
export const UnsubscribeQuery = z.strictObject({
  undo: z.literal("1").optional().describe("Turns it on again"),
  back: z.literal("1").optional().describe("Answers with a redirect to the link's page, for its button"),
});

export const SubscriptionWire = z
  .object({ what: z.string().describe('Such as "reminders", or "digest daily"'), on: z.boolean() })
  .meta({ id: "Subscription" });
