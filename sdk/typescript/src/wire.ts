export type { ListQuery, Result, Revision, Submit } from "./requests.js";

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
  /** What people see only where they ask for it. */
  sensitive: string[];
  /** Values that were dropped for good; `{ "~redacted": … }` stands in their place. Null where none were. */
  redaction: {
    what: "sensitive" | "content" | "chosen";
    places: string[];
    reason: string;
    by: { id: string | null; name: string };
    at: Instant;
  } | null;
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
  | "result"
  | "redacted";

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
