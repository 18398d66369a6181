import { queryOptions } from "@tanstack/react-query";
import type { TestedWire } from "@/core/wire/deliveries";
import type {
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

export const createWebhook = (body: WebhookBody) =>
  fetchJson<WebhookCreatedWire>("/api/webhooks", { method: "POST", body });
export const changeWebhook = (id: string, body: WebhookChangeBody) =>
  fetchJson<WebhookWire>(`/api/webhooks/${id}`, { method: "PATCH", body });
export const removeWebhook = (id: string) =>
  fetchJson<WebhookWire>(`/api/webhooks/${id}`, { method: "DELETE" });
/** `overlap` is a duration, or "0" for none. */
export const rotateWebhookSecret = (id: string, overlap: string) =>
  fetchJson<WebhookCreatedWire>(`/api/webhooks/${id}/rotation`, {
    method: "POST",
    body: { overlap: overlap === "0" ? 0 : overlap },
  });
export const testWebhook = (id: string) =>
  fetchJson<TestedWire>(`/api/webhooks/${id}/test`, { method: "POST" });
