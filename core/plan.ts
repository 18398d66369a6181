import type { Hours } from "./hours";

/** An escalation policy with everybody in it resolved: what an intent carries from its submission on. */

/** Somebody a level is addressed to. Teams and on-call schedules are resolved to people when their level begins. */
export type Target =
  | { type: "user"; id: string; name: string; email: string }
  | { type: "team"; id: string; slug: string; name: string }
  | { type: "schedule"; id: string; slug: string; name: string };

/** All delays count from the moment the level began, and only within its hours where it has some. */
export interface Level {
  to: Target[];
  remindAfterSeconds: number | null;
  remindEverySeconds: number | null;
  maxReminders: number;
  /** Null where nothing comes after: the level lasts until the deadline. */
  escalateAfterSeconds: number | null;
  /** Null where every minute counts. */
  hours: Hours | null;
  /** Null where the quorum of the levels before, or the plan's, goes on. */
  quorum: Quorum | null;
}

/** How many have to agree. Who that can be was fixed at the submission. */
export interface Quorum {
  /** In all, whatever the groups; 1 without groups is the first answer. */
  approvals: number;
  /** Whether one denial ends it. */
  veto: boolean;
  groups: QuorumGroup[];
  /** The ids of those who could be asked, as far as was known. Empty where one answer decides. */
  people: string[];
}

/** Some people of whom so many have to agree. */
export interface QuorumGroup {
  name: string;
  approvals: number;
  members: string[];
}

export const FIRST_ANSWER: Quorum = { approvals: 1, veto: true, groups: [], people: [] };

/** What a claim does, in plain time. */
export interface ClaimRule {
  /** How long one claim holds the escalation back before it ends by itself. */
  holdSeconds: number;
  /** How long all claims of one level do. */
  atMostSeconds: number;
}

export interface Plan {
  /** The slug of the policy it was made from; null where the request spelled it out. */
  policy: string | null;
  levels: Level[];
  /** After the last level, go back to `fromLevel` (1-based) `times` times. */
  repeat: { fromLevel: number; times: number } | null;
  /** Counts from the submission, in plain time whatever the hours. */
  timeoutSeconds: number;
  /** The outcome that the deadline gives; null closes without one. */
  onTimeout: string | null;
  /** Whether those who were asked before the chain moved on may still answer. */
  keepEarlierLevels: boolean;
  claim: ClaimRule;
  quorum: Quorum;
  requesterMayDecide: boolean;
  /** How long an answer from the inbox can be taken back; 0 where it is final at once. */
  undoSeconds: number;
}

export const DEFAULT_TIMEOUT_SECONDS = 24 * 3_600;
export const DEFAULT_MAX_REMINDERS = 3;
export const MAX_LEVELS = 20;
export const MAX_REMINDERS = 100;
export const MAX_REPEATS = 20;
export const MAX_QUORUM = 50;
export const DEFAULT_CLAIM: ClaimRule = { holdSeconds: 30 * 60, atMostSeconds: 2 * 3_600 };

/** Long enough for second thoughts, and too short to keep an agent waiting. */
export const MAX_UNDO_SECONDS = 60;

/** The spelling of a target in requests and policies. */
export function targetRef(target: Target): string {
  return target.type === "user" ? target.email : `${target.type}:${target.slug}`;
}

/** The timing a request spells out; everything counts from the submission. */
export interface RequestTiming {
  remindAfterSeconds: number | null;
  remindEverySeconds: number | null;
  maxReminders: number;
  escalations: { afterSeconds: number; to: Target[] }[];
}

/**
 * Turns a request's timing, which counts from the submission, into levels, whose delays count from their
 * own beginning. One series of reminders runs through all levels and goes to whoever is asked by then.
 */
export function levelsOf(assignees: Target[], timing: RequestTiming): Level[] {
  const starts = [0, ...timing.escalations.map((escalation) => escalation.afterSeconds)];
  const audiences = [assignees, ...timing.escalations.map((escalation) => escalation.to)];
  const reminders = reminderTimes(timing);
  return audiences.map((to, index) => {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? null;
    const within = reminders.filter((at) => at > start && (end === null || at < end));
    return {
      to,
      remindAfterSeconds: within[0] === undefined ? null : within[0] - start,
      remindEverySeconds: timing.remindEverySeconds,
      maxReminders: within.length,
      escalateAfterSeconds: end === null ? null : end - start,
      hours: null,
      quorum: null,
    };
  });
}

function reminderTimes({ remindAfterSeconds, remindEverySeconds, maxReminders }: RequestTiming): number[] {
  if (remindAfterSeconds === null) return [];
  const count = remindEverySeconds === null ? Math.min(1, maxReminders) : maxReminders;
  return Array.from({ length: count }, (_, i) => remindAfterSeconds + i * (remindEverySeconds ?? 0));
}
