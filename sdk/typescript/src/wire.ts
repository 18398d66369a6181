import type { JsonSchema, SpokenSchema } from "./schema.js";

/** What travels between an agent and the server: the schemas of `/api/openapi.json`, under the names they have there. */

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** Whole seconds, or `"90s"`, `"5m"`, `"8h"`, `"2d"`; at most 366 days. */
export type Duration = number | `${number}${"s" | "m" | "h" | "d"}`;

/** RFC 3339 in UTC. */
export type Instant = string;

export type Status = "waiting" | "decided" | "timed_out" | "canceled";
export type Priority = "low" | "normal" | "high" | "urgent";
export type Risk = "low" | "medium" | "high" | "critical";
export type TaskType =
  | "approval"
  | "review"
  | "form"
  | "clarification"
  | "manual_action"
  | "confirmation"
  | "assignment"
  | "override";

/** `POST /api/intents`. Only `intent_type` and `payload` are needed where the intent type is registered. */
export interface Submit {
  /** Words joined by dots, like `intent.data.export_approval.v1`. */
  intent_type: string;
  payload: { [key: string]: unknown };
  to_agent?: string;
  task_type?: TaskType;
  title?: string;
  /** Markdown, shown as text that the agent wrote. */
  description?: string;
  /** JSON Schema 2020-12 of the answer's `data`, or a Zod schema, or another that says itself in JSON Schema. */
  form_schema?: JsonSchema | SpokenSchema;
  ui_schema?: { [key: string]: unknown };
  /** Narrows or renames the task type's outcomes. A renamed one is told by its place: the first affirms, the others deny. */
  allowed_outcomes?: readonly string[];
  required_comment?: boolean;
  evidence_required?: boolean;
  /** RFC 6901 pointers into the payload that a reviewer may edit. */
  editable?: readonly string[];
  /** E-mail addresses or ids of members, or `team:<slug>`, or `schedule:<slug>` for whoever is on call. */
  assignees?: readonly string[];
  policy?: string;
  remind_after?: Duration;
  remind_every?: Duration;
  max_reminders?: number;
  /** Each `after` counts from the submission. */
  escalate?: readonly { after: Duration; to: readonly string[] }[];
  timeout?: Duration;
  /** The outcome that the deadline gives; null closes without one. */
  on_timeout?: string | null;
  priority?: Priority;
  risk?: Risk;
  callback_url?: string;
  /** Comes back with the intent, so that an agent knows where it was. */
  state?: unknown;
  correlation_id?: string;
  traceparent?: string;
}

/** `POST /api/intents/{id}/revision`. */
export interface Revision {
  payload?: { [key: string]: unknown };
  title?: string;
  description?: string;
  /** What changed, for the people who answer. */
  note: string;
}

/** `POST /api/intents/{id}/result`: what the agent did with the answer. */
export interface Result {
  status: "succeeded" | "failed";
  summary: string;
  data?: unknown;
}

export interface Person {
  type: "user";
  id: string;
  name: string;
  email: string;
}

export interface Evidence {
  url?: string;
  text?: string;
  label: string;
}

/** The next thing due on an open intent. */
export interface Next {
  kind: "reminder" | "escalation" | "repeat" | "claim_expiry" | "release" | "timeout";
  at: Instant;
  to: string[];
}

/** The answer: who gave it, how, and for exactly what. */
export interface DecisionMade {
  outcome: string;
  comment: string | null;
  data: Json;
  /** The reviewer's changes to the payload, by pointer. */
  edits: { [pointer: string]: Json };
  /** The payload with the edits applied: what the agent may act on. */
  payload: JsonObject;
  evidence: Evidence[];
  /** `id` and `email` are null where a deadline or a rule decided. */
  decided_by: {
    id: string | null;
    name: string;
    email: string | null;
    acting_for: { id: string; name: string } | null;
  };
  via: "inbox" | "email" | "slack" | "api" | "policy" | "timeout";
  decided_at: Instant;
  revision: number;
  /** A compact JWS over the decision; its key is at `/.well-known/jwks.json`. */
  receipt: string | null;
}

/** How a vote stands, where several have to agree. Votes are those of this revision. */
export interface Quorum {
  /** Approvals needed in all; fixed when it was submitted. */
  required: number;
  approvals: number;
  denials: number;
  /** Whether one denial ends it. */
  veto: boolean;
  /** Approvals that those who are or will be asked can still bring together. */
  reachable: number;
  groups: { name: string; required: number; approvals: number; of: number }[];
  votes: { by: { id: string; name: string }; outcome: string; at: Instant }[];
}

/** The intent, everywhere it appears. */
export interface Intent {
  id: string;
  intent_type: string;
  task_type: TaskType;
  title: string;
  description: string | null;
  payload: JsonObject;
  revision: number;
  status: Status;
  /** Whose turn it is; null once closed. */
  waiting_on: "human" | "agent" | null;
  outcome: string | null;
  decision: DecisionMade | null;
  /** `instead_of` is the absent person for whom they are asked. */
  assignees: (Person & { instead_of: { id: string; name: string; until: Instant } | null })[];
  level: number;
  level_started_at: Instant;
  levels: { level: number; to: string[]; starts_at: Instant | null }[];
  claimed_by: { id: string; name: string; until: Instant } | null;
  /** An answer that can still be taken back; always null where an agent reads. */
  held: { outcome: string; by: { id: string | null; name: string }; until: Instant } | null;
  /** The rule that gave it its policy, priority or risk, or decided it; `problem` is what could not be done. */
  routed_by: { id: string; name: string; problem: string | null } | null;
  next: Next | null;
  deadline_at: Instant;
  on_timeout: string | null;
  from_agent: string;
  from_agent_name: string;
  to_agent: string | null;
  correlation_id: string | null;
  traceparent: string | null;
  state: Json;
  priority: Priority;
  risk: Risk | null;
  form_schema: JsonObject | null;
  ui_schema: JsonObject | null;
  allowed_outcomes: string[];
  required_comment: boolean;
  evidence_required: boolean;
  editable: string[];
  /** How the vote stands; null where one answer decides. */
  quorum: Quorum | null;
  /** Where people answer it. */
  url: string;
  created_at: Instant;
  updated_at: Instant;
  closed_at: Instant | null;
  result: { status: "succeeded" | "failed"; summary: string; data: Json; reported_at: Instant } | null;
}

/** What a fact says happened. `decided`, `timed_out` and `canceled` close the intent. */
export type FactType =
  | "created"
  | "notified"
  | "notification_failed"
  | "reminded"
  | "escalated"
  | "claimed"
  | "released"
  | "covered"
  | "reassigned"
  | "snoozed"
  | "woken"
  | "left"
  | "commented"
  | "changes_requested"
  | "revised"
  | "voted"
  | "decided"
  | "timed_out"
  | "canceled"
  | "result";

/** Something that happened to an intent. */
export interface Fact {
  /** Grows within one intent. */
  seq: number;
  /** A server newer than this package may send types that it has no name for. */
  type: FactType | (string & {});
  at: Instant;
  actor: {
    type: "agent" | "user" | "system" | "rule";
    id: string | null;
    name: string;
    acting_for: { id: string; name: string } | null;
  };
  data: JsonObject;
}

/** `GET /api/intents`. */
export interface ListQuery {
  status?: Status | readonly Status[];
  waiting_on?: "human" | "agent";
  task_type?: TaskType | readonly TaskType[];
  intent_type?: string;
  agent?: string;
  assignee?: string;
  priority?: Priority | readonly Priority[];
  risk?: Risk | readonly Risk[];
  /** RFC 3339, or how long ago: `"8h"`, `"2d"`. */
  created_after?: string;
  created_before?: string;
  closed_after?: string;
  closed_before?: string;
  /** A member's e-mail address or id. */
  decided_by?: string;
  /** The slug or id of a team that it counts for. */
  team?: string;
  q?: string;
  sort?: "deadline" | "priority" | "created" | "oldest" | "updated" | "closed";
  cursor?: string;
  /** 1 to 100. */
  limit?: number;
}

/** A page of a list; `next_cursor` is null on the last one. */
export interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}

/** RFC 9457 problem details, as every refusal carries them. */
export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  code?: string;
  errors?: { detail: string; pointer: string }[];
  [extension: string]: unknown;
}
