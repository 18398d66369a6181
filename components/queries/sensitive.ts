import { queryOptions } from "@tanstack/react-query";
import type { IntentWire } from "@/core/wire/intent";
import type { RetentionPreviewWire, RetentionWire, RevealedWire } from "@/core/wire/sensitive";
import { fetchJson } from "./http";

/** Values that are masked. Never kept in a query: what was shown is gone with the page. */
export const revealValues = (id: string, places: readonly string[]) =>
  fetchJson<RevealedWire>(`/api/intents/${encodeURIComponent(id)}/reveal`, {
    method: "POST",
    body: { places },
  });

export const revealByLink = (token: string, places: readonly string[]) =>
  fetchJson<RevealedWire>(`/api/answers/${encodeURIComponent(token)}/reveal`, {
    method: "POST",
    body: { places },
  });

export const redactIntent = (id: string, body: { what: "sensitive" | "content"; reason: string }) =>
  fetchJson<IntentWire>(`/api/intents/${encodeURIComponent(id)}/redaction`, { method: "POST", body });

export const retentionQuery = () =>
  queryOptions({ queryKey: ["retention"], queryFn: () => fetchJson<RetentionWire>("/api/retention") });

/** How many closed requests a retention would touch at once. */
export const retentionPreviewQuery = (body: {
  intent_type?: string;
  after: string;
  what: "sensitive" | "content";
}) =>
  queryOptions({
    queryKey: ["retention", "preview", body],
    queryFn: () => fetchJson<RetentionPreviewWire>("/api/retention/preview", { method: "POST", body }),
    retry: false,
  });

export const setRetention = (body: RetentionWire) =>
  fetchJson<RetentionWire>("/api/retention", { method: "PUT", body });
