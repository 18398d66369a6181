import type { Position } from "./escalation";
import type { Json, JsonObject } from "./json";
import type { Plan } from "./plan";
import type { StepKind } from "./second-step";
import type { TaskType } from "./task-types";

export const STATUSES = ["waiting", "decided", "timed_out", "canceled"] as const;
export type Status = (typeof STATUSES)[number];

export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const RISKS = ["low", "medium", "high", "critical"] as const;
export type Risk = (typeof RISKS)[number];

/** The way an answer came in. */
export const VIAS = ["inbox", "email", "slack", "api", "policy", "timeout"] as const;
export type Via = (typeof VIAS)[number];

/** Who did something. `id` is null for the system itself. */
export interface Actor {
  type: "agent" | "user" | "system" | "rule";
  id: string | null;
  name: string;
  actingFor?: { id: string; name: string } | null;
}

export const SYSTEM: Actor = { type: "system", id: null, name: "Countersign" };

/** The absent person for whom somebody else is asked; `until` is when they are back, RFC 3339. */
export interface InsteadOf {
  id: string;
  name: string;
  until: string;
}

/**
 * Somebody who was asked. Those of earlier levels stay, no longer `current`, and may still answer. Whoever was only
 * mentioned stands at level MENTIONED: they may read and write, but were not asked.
 */
export interface Asked {
  id: string;
  name: string;
  email: string;
  level: number;
  current: boolean;
  /** Until when they have hidden it from their own inbox; null where they have not. A time that has passed hides nothing. */
  snoozedUntil: Date | null;
  /** Whom they stand in for; absent where they are asked for themselves. */
  insteadOf?: InsteadOf;
}

/** The level of those who were mentioned in a comment and never asked. */
export const MENTIONED = 0;

export interface Evidence {
  url?: string;
  text?: string;
  label: string;
}

export interface Answer {
  outcome: string;
  comment: string | null;
  data: Json;
  edits: Record<string, Json>;
  evidence: Evidence[];
}

export interface Decision extends Answer {
  /** The payload with the edits applied: what the agent may act on. */
  payload: JsonObject;
  decidedBy: {
    id: string | null;
    name: string;
    email: string | null;
    actingFor: { id: string; name: string } | null;
  };
  via: Via;
  decidedAt: Date;
  revision: number;
  receipt: string | null;
  /** By what its person had shown within 15 minutes before that it is them, where the risk asked for it. */
  stepUp?: StepKind;
}

/** A person's final answer that can still be taken back. The agent hears of it once that time is over. */
export interface Held {
  decision: Decision;
  until: Date;
}

/** An answer that counts towards a quorum, kept whole, since it may become the decision. */
export interface Vote extends Answer {
  userId: string;
  name: string;
  via: Via;
  at: Date;
  /** Whether an admin gave it. */
  admin: boolean;
  /** Whose vote it is besides, where they stand in for somebody. */
  actingFor: { id: string; name: string } | null;
  stepUp?: StepKind;
}

export interface Result {
  status: "succeeded" | "failed";
  summary: string;
  data: Json;
  reportedAt: Date;
}

/** What the agent asked; a revision replaces parts of it. */
export interface Question {
  intentType: string;
  taskType: TaskType;
  title: string;
  description: string | null;
  payload: JsonObject;
  formSchema: JsonObject | null;
  uiSchema: JsonObject | null;
  outcomes: string[];
  requiredComment: boolean;
  evidenceRequired: boolean;
  /** Pointers into the payload that a reviewer may change. */
  editable: string[];
  /** What people see only where they ask for it: marks of core/sensitive/marks.ts. */
  sensitive: string[];
  priority: Priority;
  risk: Risk | null;
}

/** What a redaction drops: what is marked, all that is content, or chosen places. */
export const REDACTED_PARTS = ["sensitive", "content", "chosen"] as const;

/** Values that were dropped for good. */
export interface Redaction {
  what: (typeof REDACTED_PARTS)[number];
  /** The marks of what was dropped; empty where it was all content. */
  places: string[];
  reason: string;
  by: { id: string | null; name: string };
  at: Date;
}

/** The rule that gave an intent its policy, priority or risk, or decided it. */
export interface RoutedBy {
  id: string;
  name: string;
  /** What the rule says and could not be done; null where all of it was. */
  problem: string | null;
  /** What the request had asked for. */
  asked: Pick<Question, "priority" | "risk">;
}

export interface Agent {
  id: string;
  address: string;
  name: string;
  ownerId: string | null;
}

export interface Intent extends Question {
  id: string;
  workspaceId: string;
  agent: Agent;
  toAgent: string | null;
  correlationId: string | null;
  traceparent: string | null;
  /** What the agent's tracing system keeps beside it. */
  tracestate: string | null;
  state: Json;
  callbackUrl: string | null;
  routedBy: RoutedBy | null;

  revision: number;
  status: Status;
  /** Whose turn it is; meaningless once closed. */
  waitingOn: "human" | "agent";
  outcome: string | null;
  decision: Decision | null;
  result: Result | null;

  plan: Plan;
  position: Position;
  deadlineAt: Date;
  asked: Asked[];
  /** Those of this revision. */
  votes: Vote[];
  /** What people have changed in the agent's payload before the last answer, by pointer. */
  edits: Record<string, Json>;
  claim: { by: { id: string; name: string }; since: Date; until: Date } | null;
  held: Held | null;
  /** The latest; null where nothing was dropped. */
  redaction: Redaction | null;

  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

/** Whether this person has hidden it from their inbox for now. */
export const isSnoozed = ({ snoozedUntil }: Pick<Asked, "snoozedUntil">, now: Date): boolean =>
  snoozedUntil !== null && snoozedUntil > now;

export const isOpen = (intent: Pick<Intent, "status">): boolean => intent.status === "waiting";

/** The intent without the answer that is held back: an agent that heard of it could act before it is taken back. */
export const asAgentsSee = (intent: Intent): Intent => (intent.held ? { ...intent, held: null } : intent);

/** Everybody who was ever asked, and not only mentioned. */
export const everAsked = (intent: Pick<Intent, "asked">): Asked[] =>
  intent.asked.filter((person) => person.level !== MENTIONED);

/** The people who are being asked now. */
export const currentlyAsked = (intent: Pick<Intent, "asked">): Asked[] =>
  intent.asked.filter((person) => person.current);

/** Of those, the ones who have not voted. */
export const stillAwaited = (intent: Pick<Intent, "asked" | "votes">): Asked[] =>
  currentlyAsked(intent).filter(({ id }) => !intent.votes.some((vote) => vote.userId === id));
