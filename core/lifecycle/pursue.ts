import { isOut, requesterOf } from "../access";
import { climb } from "../climb";
import { dueMoment, type Moment, nextMoment } from "../escalation";
import { asPerson, type Fact, type Person } from "../facts";
import {
  type Actor,
  type Decision,
  everAsked,
  type Intent,
  isOpen,
  isSnoozed,
  stillAwaited,
  SYSTEM,
} from "../intent";
import { withValues } from "../json";
import { panelOf } from "../panel";
import { isSingle } from "../quorum";
import type { Resolve } from "./commands";
import { fact } from "./decide";

/** When the clock must look at this intent again; null once it is closed. */
export function nextMomentOf(
  intent: Intent,
): { kind: Moment["kind"] | "claim_expiry" | "release"; at: Date; level: number } | null {
  if (!isOpen(intent)) return null;
  if (intent.held) return { kind: "release", at: intent.held.until, level: intent.position.level };
  const timeout = { kind: "timeout" as const, at: intent.deadlineAt, level: intent.position.level };
  if (intent.claim) {
    const expiry = { kind: "claim_expiry" as const, at: intent.claim.until, level: intent.position.level };
    return expiry.at < timeout.at ? expiry : timeout;
  }
  if (intent.waitingOn === "agent") return timeout;
  return nextMoment(intent.plan, intent.position, intent.deadlineAt);
}

/** What the clock does now. An alarm that is early, doubled or for a closed intent leaves no fact. */
export function decidePursuit(intent: Intent, resolve: Resolve, now: Date): Fact[] {
  const next = nextMomentOf(intent);
  if (!next || next.at > now) return [];
  if (intent.held) return closeWith(intent, intent.held.decision, now);
  if (intent.deadlineAt <= now) return [timeOut(intent, now)];
  if (intent.claim) {
    const heldMs = intent.claim.until.getTime() - intent.claim.since.getTime();
    return [fact("released", now, SYSTEM, { reason: "expired", held_ms: heldMs })];
  }
  const moment = dueMoment(intent.plan, intent.position, intent.deadlineAt, now);
  if (!moment) return [];
  if (moment.kind === "remind") return [remind(intent, moment, now)];
  return escalate(intent, moment, resolve, now);
}

/** The facts of a person's final answer, which is the last vote where several are needed. */
export function closeWith(intent: Intent, decision: Decision, now: Date): Fact[] {
  const { decidedBy, via, revision, outcome, comment, data, edits, evidence } = decision;
  const { id, name, actingFor } = decidedBy;
  const actor: Actor = { type: "user", id, name, ...(actingFor && { actingFor }) };
  const decided = fact("decided", now, actor, { decision });
  if (isSingle(panelOf(intent, id ?? "").quorum)) return [decided];
  const answer = { outcome, comment, data, edits, evidence };
  return [fact("voted", now, actor, { answer, via, revision }), decided];
}

function timeOut(intent: Intent, now: Date): Fact {
  const outcome = intent.plan.onTimeout;
  const decision: Decision | null =
    outcome === null
      ? null
      : {
          outcome,
          comment: null,
          data: null,
          edits: {},
          evidence: [],
          payload: intent.payload,
          decidedBy: { id: null, name: SYSTEM.name, email: null, actingFor: null },
          via: "timeout",
          decidedAt: now,
          revision: intent.revision,
          receipt: null,
        };
  return fact("timed_out", now, SYSTEM, { outcome, decision, due_at: intent.deadlineAt.toISOString() });
}

/** Whoever snoozes or has voted is not reminded; the reminder counts all the same, so that the chain goes on. */
function remind(intent: Intent, moment: Moment, now: Date): Fact {
  const awake = stillAwaited(intent).filter((person) => !isSnoozed(person, now));
  return fact("reminded", now, SYSTEM, {
    level: moment.level,
    to: awake.map(asPerson),
    number: intent.position.reminders + 1,
    due_at: moment.at.toISOString(),
  });
}

/** Each level that the chain comes to leaves a fact; one that reaches nobody says so. */
export function escalate(
  intent: Intent,
  first: Moment,
  resolve: Resolve,
  now: Date,
  why: "due" | "nobody_there" = "due",
): Fact[] {
  const { plan, position } = intent;
  const steps = climb(plan, position, first, (level) => resolve(level.to));
  return steps.map(({ moment, fromLevel, turn, reached: { people: to, passedOver, leftOut } }) =>
    fact("escalated", now, SYSTEM, {
      level: moment.level,
      from_level: fromLevel,
      turn,
      to,
      due_at: moment.at.toISOString(),
      reason: moment === first ? why : "nobody_there",
      ...(passedOver.length > 0 && { passed_over: passedOver }),
      ...(leftOut && { left_out: asPerson(leftOut) }),
      ...outBy(intent, to),
    }),
  );
}

/** Who could answer so far and cannot once others are asked. */
function outBy(intent: Intent, to: readonly Person[]): { out?: Person[] } {
  if (intent.plan.keepEarlierLevels || to.length === 0) return {};
  const out = everAsked(intent).filter(
    ({ id }) => id !== requesterOf(intent) && !isOut(intent, id) && !to.some((person) => person.id === id),
  );
  return out.length > 0 ? { out: out.map(asPerson) } : {};
}

/** The payload that an answer stands for. */
export function payloadWith(intent: Intent, edits: Decision["edits"]): Intent["payload"] {
  return withValues(intent.payload, edits) as Intent["payload"];
}
