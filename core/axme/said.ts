import type { Fact, Person } from "../facts";
import type { JsonObject } from "../json";
import type { FactWire } from "../wire/fact";
import type { IntentWire } from "../wire/intent";
import { humanTaskOf } from "./human-task";
import { heldByAgent, heldByPeople, type PendingWith } from "./intent";
import { type AxmeStatus, isApproved, statusOf, taskResultOf, type WaitingReason } from "./status";

type EventType = `intent.${string}`;

/** What an event says, whoever and whenever. */
export interface Said {
  event_type: EventType;
  status: AxmeStatus;
  waiting_reason: WaitingReason | null;
  pending_with: PendingWith | null;
  details: Record<string, unknown>;
  human_task?: JsonObject;
  /** The answer, in the last event only; AXME's examples read it by either name. */
  payload?: JsonObject;
  data?: JsonObject;
}

/** Who has it now. */
export type Turn = Pick<Said, "waiting_reason" | "pending_with">;

export const NOBODYS: Turn = { waiting_reason: null, pending_with: null };

type Closing = "decided" | "timed_out" | "canceled";

/** A fact's wire is made from the fact; the closing one's data is the intent. */
type FactMade =
  | Exclude<Fact, { type: Closing }>
  | (Pick<Fact, "actor"> & { type: Closing; data: { intent: IntentWire; reason?: string } });

/** The events of one fact, where `turn` says who had it before. Most facts move nothing that AXME knows of. */
export function saidBy(wire: FactWire, intent: IntentWire, turn: Turn): Said[] {
  const fact = wire as unknown as FactMade;
  const { data } = fact;
  const agents: Turn = { waiting_reason: "WAITING_FOR_AGENT", pending_with: heldByAgent(intent) };
  const again = peoples(intent.assignees, turn);
  switch (fact.type) {
    case "created":
      return begun(fact.data, intent);
    case "reminded":
      return [waiting("intent.reminder", turn, { ...data })];
    case "escalated": {
      const { to } = fact.data;
      const on = peoples(to, turn);
      const escalated = waiting("intent.escalated", on, { escalated_to: emailsOf(to), ...data });
      return to.length > 0 ? [escalated, assigned(on, to, intent)] : [escalated];
    }
    case "reassigned":
    case "covered": {
      const { to } = fact.data;
      const on: Turn = { ...turn, pending_with: heldByPeople(to) };
      return to.length > 0 ? [waiting("intent.transfer", on, { ...data })] : [];
    }
    case "changes_requested":
      return [waiting("intent.waiting", agents, { ...fact.data.answer })];
    case "commented":
      if (fact.actor.type === "user")
        return fact.data.question ? [waiting("intent.waiting", agents, { question: fact.data.body })] : [];
      if (turn.waiting_reason !== "WAITING_FOR_AGENT") return [];
      return [waiting("intent.waiting", again, { reply: fact.data.body })];
    case "revised":
      return [waiting("intent.waiting", again, { revision: fact.data.revision, note: fact.data.note })];
    case "notification_failed":
      return [waiting("intent.delivery_failed", turn, { ...data, delivery_attempt: fact.data.attempts })];
    case "decided":
      return decided(fact.data.intent);
    case "timed_out":
      return [ended("intent.timed_out", fact.data.intent)];
    case "canceled":
      return [said("intent.canceled", "CANCELED", { reason: fact.data.reason })];
    default:
      return [];
  }
}

function begun(data: Extract<Fact, { type: "created" }>["data"], intent: IntentWire): Said[] {
  const submitted = [said("intent.created", "CREATED"), said("intent.submitted", "SUBMITTED")];
  if (data.at_once) return submitted;
  const on = peoples(data.to, NOBODYS);
  return [...submitted, waiting("intent.waiting", on, { level: data.level }), assigned(on, data.to, intent)];
}

/** AXME leads from waiting to its good end by way of IN_PROGRESS, and to failure at once. */
function decided(intent: IntentWire): Said[] {
  if (isApproved(intent))
    return [said("intent.in_progress", "IN_PROGRESS"), ended("intent.completed", intent)];
  const { outcome, decision } = intent;
  const failed = ended("intent.failed", intent);
  const message = decision?.comment ?? `The answer is: ${outcome}.`;
  return [{ ...failed, details: { ...failed.details, error: { code: outcome, message } } }];
}

function ended(event_type: EventType, intent: IntentWire): Said {
  const result = taskResultOf(intent);
  const details = {
    outcome: intent.outcome,
    approved: isApproved(intent),
    comment: intent.decision?.comment ?? null,
    task_result: result,
    decision: intent.decision,
  };
  return { ...said(event_type, statusOf(intent), details), ...(result && { payload: result, data: result }) };
}

const said = (event_type: EventType, status: AxmeStatus, details: Said["details"] = {}): Said => ({
  ...{ event_type, status, ...NOBODYS, details },
});

const waiting = (event_type: EventType, on: Turn, details: Said["details"]): Said => ({
  ...{ event_type, status: "WAITING", ...on, details },
});

const assigned = (on: Turn, to: readonly Person[], intent: IntentWire): Said => ({
  ...waiting("intent.human_task_assigned", on, { to }),
  human_task: humanTaskOf(intent),
});

/** Where a level reaches nobody, it stays with those who had it. */
const peoples = (people: readonly Pick<Person, "name" | "email">[], before: Turn): Turn => ({
  waiting_reason: "WAITING_FOR_HUMAN",
  pending_with: heldByPeople(people) ?? before.pending_with,
});

const emailsOf = (people: readonly Person[]): string => people.map(({ email }) => email).join(", ");
