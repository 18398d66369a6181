import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { DeliveryStatus } from "@/core/webhook";
import type {
  DeliveriesWire,
  WebhookBody,
  WebhookChangeBody,
  WebhookCreatedWire,
  WebhooksWire,
  WebhookWire,
} from "@/core/wire/webhooks";
import { fetchJson } from "./http";

const WEBHOOKS = ["webhooks"] as const;

/** Everything that is loaded about webhooks. */
export const aboutWebhooks = [WEBHOOKS, ["audit"]] as const;

export const webhooksQuery = () =>
  queryOptions({
    queryKey: [...WEBHOOKS, "list"],
    queryFn: ({ signal }) => fetchJson<WebhooksWire>("/api/webhooks", { signal }),
  });

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: [...WEBHOOKS, id],
    queryFn: ({ signal }) => fetchJson<WebhookWire>(`/api/webhooks/${id}`, { signal }),
  });

/** What went to an endpoint, newest first. */
export const deliveriesQuery = (id: string, status: DeliveryStatus | null) =>
  infiniteQueryOptions({
    queryKey: [...WEBHOOKS, id, "deliveries", status],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        ...(status && { status }),
        ...(pageParam && { cursor: pageParam }),
      });
      return fetchJson<DeliveriesWire>(`/api/webhooks/${id}/deliveries?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });

export const createWebhook = (body: WebhookBody) =>
  fetchJson<WebhookCreatedWire>("/api/webhooks", { method: "POST", body });
export const changeWebhook = (id: string, body: WebhookChangeBody) =>
  fetchJson<WebhookWire>(`/api/webhooks/${id}`, { method: "PATCH", body });
export const removeWebhook = (id: string) =>
  fetchJson<WebhookWire>(`/api/webhooks/${id}`, { method: "DELETE" });
