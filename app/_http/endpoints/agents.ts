import {
  AgentBody,
  AgentChangeBody,
  AgentDetailWire,
  AgentMadeWire,
  AgentsWire,
  KeyBody,
  KeyMadeWire,
  KeysWire,
  KeyWire,
  RotationBody,
  WebhookSecretWire,
} from "@/core/wire/agents";
import { DeliveriesQuery, DeliveriesWire, ReplayBody, ReplayedWire } from "@/core/wire/deliveries";
import { DirectoryQuery } from "@/core/wire/directory";
import { SecretRotationBody } from "@/core/wire/webhooks";
import type { Endpoints } from "./endpoint";

/** Who asks, and by which keys. */
export const AGENTS: Endpoints = {
  "GET /api/agents": {
    operation: "listAgents",
    summary: "The workspace's agents by name; for admins and auditors",
    callers: ["member"],
    query: DirectoryQuery,
    answer: { status: 200, says: "A page of agents", schema: AgentsWire },
    errors: ["forbidden"],
  },
  "POST /api/agents": {
    operation: "createAgent",
    summary: "Make an agent with its first key, which may do everything; for admins",
    callers: ["member"],
    body: AgentBody,
    example: {
      address: "agent://acme/production/data-analyst",
      name: "Data analyst",
      callback_url: "https://agent.example/hooks",
      owner: "ana@acme.dev",
    },
    answer: { status: 201, says: "The agent, and its secrets this once", schema: AgentMadeWire },
    errors: ["conflict"],
  },
  "GET /api/agents/{id}": {
    operation: "readAgent",
    summary: "One agent with its keys; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "The agent", schema: AgentDetailWire },
    errors: ["forbidden"],
  },
  "PATCH /api/agents/{id}": {
    operation: "changeAgent",
    summary: "Change an agent, or turn it off and on: its keys are refused meanwhile, what it asked goes on",
    callers: ["member"],
    body: AgentChangeBody,
    example: { name: "Data analyst, EU", owner: null, active: false },
    answer: { status: 200, says: "The agent as it is now", schema: AgentDetailWire },
  },
  "POST /api/agents/{id}/webhook-secret": {
    operation: "renewWebhookSecret",
    summary:
      "Sign the agent's webhooks with another secret from now on; the old one signs beside it for a while",
    callers: ["member"],
    body: SecretRotationBody,
    example: { overlap: "24h" },
    answer: { status: 201, says: "The secret, this once", schema: WebhookSecretWire },
  },
  "GET /api/agents/{id}/deliveries": {
    operation: "listAgentDeliveries",
    summary: "What went to an agent's callbacks, newest first; for admins and auditors",
    callers: ["member"],
    query: DeliveriesQuery,
    answer: { status: 200, says: "A page of deliveries", schema: DeliveriesWire },
    errors: ["forbidden"],
  },
  "POST /api/agents/{id}/replay": {
    operation: "replayToAgent",
    summary:
      "Send an agent's callbacks again what did not arrive, each under the webhook-id it had; for admins",
    callers: ["member"],
    body: ReplayBody,
    example: { since: "2026-11-28T08:00:00Z" },
    answer: { status: 200, says: "How many are sent again", schema: ReplayedWire },
  },
  "GET /api/agents/{id}/keys": {
    operation: "listAgentKeys",
    summary: "An agent's keys, newest first, with when each was last used; for admins and auditors",
    callers: ["member"],
    answer: { status: 200, says: "All of them, also those that ended", schema: KeysWire },
    errors: ["forbidden"],
  },
  "POST /api/agents/{id}/keys": {
    operation: "createAgentKey",
    summary: "Make another key, for everything or for some scopes, for ever or for a while",
    callers: ["member"],
    body: KeyBody,
    example: { name: "Read only", scopes: ["intents:read"], expires_in: "90d" },
    answer: { status: 201, says: "The key, this once", schema: KeyMadeWire },
  },
  "POST /api/agents/{id}/keys/{key}/rotate": {
    operation: "rotateAgentKey",
    summary: "Make a key that takes this one's place; both work until the overlap is over",
    callers: ["member"],
    body: RotationBody,
    example: { overlap: "24h" },
    answer: { status: 201, says: "The new key, this once", schema: KeyMadeWire },
    errors: ["conflict"],
  },
  "DELETE /api/agents/{id}/keys/{key}": {
    operation: "revokeAgentKey",
    summary: "End a key at once",
    callers: ["member"],
    answer: { status: 200, says: "The key as it was last", schema: KeyWire },
  },
};
