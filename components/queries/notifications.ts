import { queryOptions } from "@tanstack/react-query";
import type { NotificationsBody, NotificationsWire, PushSubscriptionBody } from "@/core/wire/notifications";
import { fetchJson } from "./http";

const PATH = "/api/me/notifications";
const DEVICES = "/api/me/push-subscriptions";

/** What the signed-in person is told, and how. */
export const notificationsQuery = () =>
  queryOptions({
    queryKey: ["notifications"],
    queryFn: ({ signal }) => fetchJson<NotificationsWire>(PATH, { signal }),
  });

export const saveNotifications = (body: NotificationsBody) =>
  fetchJson<NotificationsWire>(PATH, { method: "PUT", body });

export const addDevice = (body: PushSubscriptionBody) =>
  fetchJson<NotificationsWire>(DEVICES, { method: "POST", body });

/** By the browser's endpoint or the subscription's id. */
export const removeDevice = (endpoint: string) =>
  fetchJson<NotificationsWire>(DEVICES, { method: "DELETE", body: { endpoint } });
