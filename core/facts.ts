import type { Actor, Answer, Asked, Decision, Redaction, Result, RoutedBy, Via } from "./intent";
import type { Json, JsonObject } from "./json";
import type { Target } from "./plan";
import type { PassedOver } from "./reach";
import type { RuleFailure } from "./rules";
import type { StepKind } from "./second-step";

/** Somebody newly asked; the level says why. */
export type Person = Pick<Asked, "id" | "name" | "email" | "insteadOf">;

/** Somebody who is asked, as facts name them. */
export const asPerson = ({ id, name, email, insteadOf }: Person): Person => ({
  ...{ id, name, email },
  ...(insteadOf && { insteadOf }),
});

/** Whom a level did not reach, and which level that was. */
export type PassedOverAt = PassedOver & { level: number };

/** Somebody, a team or a schedule, named in a comment. The text says "@" and this name. */
export interface Mention {
  type: Target["type"];
  id: string;
  name: string;
}

/** More approvals than there are people to give them. */
export interface Short {
  group: string | null;
  required: number;
  of: number;
}

/** Why somebody can no longer be asked. */
export type DepartureReason = "deactivated" | "auditor";

/** What each kind of fact says. Facts are the audit trail, the timeline and the source of every message. */
export interface FactData {
  /**
   * `nobody_at`: the levels that reached nobody and were passed over; `passed_over`: whom they and this one did not reach;
   * `left_out`: whoever owns the asking agent, where they would have been asked; `short`: what the quorum needs and cannot get as
   * things stand, in all (`group` is null) or from a group.
   */
  created: {
    level: number;
    to: Person[];
    nobody_at: number[];
    passed_over?: PassedOverAt[];
    left_out?: Person;
    short?: Short[];
    /** A rule or a grant decides it at once, so nobody is asked. */
    at_once?: true;
    /** The rule that routed it, and those whose conditions could not be told. */
    routed_by?: Pick<RoutedBy, "id" | "name" | "problem">;
    rules_failed?: RuleFailure[];
  };
  notified: { to: Person; channel: string; kind: string };
  notification_failed: { to: Person; channel: string; kind: string; error: string; attempts: number };
  reminded: { level: number; to: Person[]; number: number; due_at: string };
  escalated: {
    level: number;
    from_level: number;
    turn: number;
    to: Person[];
    due_at: string;
    reason: "due" | "nobody_there";
    /** Whom this level did not reach. */
    passed_over?: PassedOver[];
    /** Who may no longer answer from then on, where the policy does not keep those who were asked before. */
    out?: Person[];
    left_out?: Person;
  };
  claimed: { until: string };
  released: { reason: "by_hand" | "expired"; held_ms: number };
  snoozed: { until: string };
  woken: { until: string };
  /**
   * An absence began while they were asked: `by` is who stands in, `to` the same where they were not asked already. Without a
   * delegate (`by` is null) they stay. `until` is when they are back, `absence` its id.
   */
  covered: {
    from: Person;
    by: { id: string; name: string } | null;
    to: Person[];
    until: string;
    absence: string;
  };
  /** Somebody can no longer be asked: an admin turned them off, or made an auditor of them. */
  left: { who: Person; reason: DepartureReason };
  /** `from` is who handed on their own part only; the others who are asked stay. */
  reassigned: { to: Person[]; reason: string | null; from?: Person };
  /** `reply_to` is the seq of the comment it answers; `told` are the people behind its mentions. */
  commented: { body: string; question: boolean; reply_to?: number; mentions?: Mention[]; told?: Person[] };
  changes_requested: { answer: Answer; via: Via; step_up?: StepKind };
  /**
   * `question` is what was replaced with, `before` what stood there; `edits` are those of a voter, and absent where the agent
   * revised; `voided` are those whose votes no longer count.
   */
  revised: {
    revision: number;
    note: string;
    question: JsonObject;
    before: JsonObject;
    edits?: Record<string, Json>;
    voided?: { id: string; name: string }[];
  };
  voted: { answer: Answer; via: Via; revision: number; admin?: true; step_up?: StepKind };
  /** An answer that is held back until a moment, in case it is taken back. */
  answered: { decision: Decision; until: string };
  taken_back: { outcome: string };
  decided: { decision: Decision };
  timed_out: { outcome: string | null; decision: Decision | null; due_at: string };
  canceled: { reason: string };
  result: Omit<Result, "reportedAt">;
  /** Somebody had sensitive values shown; `places` are pointers into the intent as it is served, and never values. */
  revealed: { places: string[] };
  /** Values were dropped for good, by somebody or by the retention of its type. */
  redacted: Omit<Redaction, "by" | "at">;
}

export type FactType = keyof FactData;

/** All of them: the compiler finds one that is missing. */
export const FACT_TYPES = Object.keys({
  created: 0,
  notified: 0,
  notification_failed: 0,
  reminded: 0,
  escalated: 0,
  claimed: 0,
  released: 0,
  snoozed: 0,
  woken: 0,
  covered: 0,
  left: 0,
  reassigned: 0,
  commented: 0,
  changes_requested: 0,
  revised: 0,
  voted: 0,
  answered: 0,
  taken_back: 0,
  decided: 0,
  timed_out: 0,
  canceled: 0,
  result: 0,
  revealed: 0,
  redacted: 0,
} satisfies Record<FactType, 0>) as [FactType, ...FactType[]];

export type Fact = {
  [T in FactType]: { type: T; at: Date; actor: Actor; data: FactData[T] };
}[FactType];

/** A fact as it stands in the log. `seq` grows in commit order within one intent. */
export type StoredFact = Fact & { seq: bigint };

const CLOSING: ReadonlySet<FactType> = new Set(["decided", "timed_out", "canceled"]);

const HELD_BACK: ReadonlySet<FactType> = new Set(["answered", "taken_back", "revealed"]);

/** Whether only people may know. */
export const isHeldBack = (fact: { type: FactType }): boolean => HELD_BACK.has(fact.type);

/** Whether this fact ends the wait for good. */
export const isClosing = (fact: { type: FactType }): boolean => CLOSING.has(fact.type);
