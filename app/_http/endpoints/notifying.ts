import {
  NotificationsBody,
  NotificationsWire,
  PushEndpointBody,
  PushSubscriptionBody,
  SubscriptionWire,
  UnsubscribeQuery,
} from "@/core/wire/notifications";
import type { Endpoints } from "./endpoint";

const says = "The settings as they are now";

/** How people are told of things. */
export const NOTIFYING: Endpoints = {
  "GET /api/me/notifications": {
    operation: "readNotificationSettings",
    summary: "What the signed-in person is told, by which channels, and when they get a digest",
    callers: ["member"],
    answer: { status: 200, says, schema: NotificationsWire },
  },
  "PUT /api/me/notifications": {
    operation: "saveNotificationSettings",
    summary: "Replaces them. Whoever turns off every channel for being asked still gets mail",
    callers: ["member"],
    body: NotificationsBody,
    example: {
      choices: { reminders: { email: false, push: true } },
      digest: { cadence: "weekdays", time: "08:00", time_zone: "Europe/Berlin" },
    },
    answer: { status: 200, says, schema: NotificationsWire },
  },
  "POST /api/me/push-subscriptions": {
    operation: "subscribeDevice",
    summary: "Has push messages go to a browser, which from then on is the signed-in person's alone",
    callers: ["member"],
    body: PushSubscriptionBody,
    example: {
      endpoint: "https://push.example/d3vice",
      expirationTime: null,
      keys: {
        p256dh: "BIPUL12DLfytvTajnryr2PRdAgXS3HGKiLqndGcJGabyhHheJYlNGCeXl1dn18gSJ1WAkAPIxr4gK0_dQds4yiI",
        auth: "FPssNDTKnInHVndSTdbKFw",
      },
    },
    answer: { status: 201, says, schema: NotificationsWire },
  },
  "DELETE /api/me/push-subscriptions": {
    operation: "unsubscribeDevice",
    summary: "Ends it, by the browser's endpoint or the id of the subscription. Doing it twice is no error",
    callers: ["member"],
    body: PushEndpointBody,
    example: { endpoint: "https://push.example/d3vice" },
    answer: { status: 200, says, schema: NotificationsWire },
  },
  "GET /api/unsubscribe/{token}": {
    operation: "readSubscription",
    summary:
      "What a mail's List-Unsubscribe link is about. Changes nothing; leads browsers to a page with a button",
    callers: [],
    query: UnsubscribeQuery,
    answer: { status: 200, says: "Whether it is mailed now", schema: SubscriptionWire },
    errors: ["not_found"],
  },
  "POST /api/unsubscribe/{token}": {
    operation: "unsubscribe",
    summary:
      "One-click unsubscribing (RFC 8058): the link says whom and what it is about, and needs no login",
    callers: [],
    query: UnsubscribeQuery,
    answer: { status: 200, says: "Whether it is mailed now", schema: SubscriptionWire },
    errors: ["not_found"],
  },
};
