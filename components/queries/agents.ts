import { queryOptions } from "@tanstack/react-query";
import type {
  AgentDetailWire,
  AgentMadeWire,
  AgentWire,
  KeyMadeWire,
  KeyWire,
  WebhookSecretWire,
} from "@/core/wire/agents";
import type { Scope } from "@/core/scopes";
import { everythingAt } from "./directory";
import { fetchJson } from "./http";

export const agentsQuery = () =>
  queryOptions({
    queryKey: ["agents"],
    queryFn: ({ signal }) => everythingAt<AgentWire>("/api/agents", signal),
    staleTime: 0,
  });

export const agentQuery = (id: string) =>
  queryOptions({
    queryKey: ["agents", id],
    queryFn: ({ signal }) => fetchJson<AgentDetailWire>(`/api/agents/${encodeURIComponent(id)}`, { signal }),
    staleTime: 0,
  });

export interface AgentFields {
  name?: string;
  callback_url?: string | null;
  owner?: string | null;
}

export const createAgent = (body: AgentFields & { address: string }) =>
  fetchJson<AgentMadeWire>("/api/agents", { method: "POST", body });
export const changeAgent = (id: string, body: AgentFields & { active?: boolean }) =>
  fetchJson<AgentDetailWire>(`/api/agents/${id}`, { method: "PATCH", body });
/** `overlap` is a duration, or "0" for none. */
export const renewWebhookSecret = (id: string, overlap: string) =>
  fetchJson<WebhookSecretWire>(`/api/agents/${id}/webhook-secret`, {
    method: "POST",
    body: { overlap: overlap === "0" ? 0 : overlap },
  });

export interface KeyFields {
  name: string;
  scopes: Scope[];
  /** "90d"; null for ever. */
  expires_in: string | null;
}

export const createKey = (id: string, body: KeyFields) =>
  fetchJson<KeyMadeWire>(`/api/agents/${id}/keys`, { method: "POST", body });
export const rotateKey = (id: string, key: string, overlap: string) =>
  fetchJson<KeyMadeWire>(`/api/agents/${id}/keys/${key}/rotate`, { method: "POST", body: { overlap } });
export const revokeKey = (id: string, key: string) =>
  fetchJson<KeyWire>(`/api/agents/${id}/keys/${key}`, { method: "DELETE" });
