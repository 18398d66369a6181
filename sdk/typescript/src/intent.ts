import type * as wire from "./wire.js";
import type { TaskType } from "./wire.js";

interface OutcomesOf {
  approval: "approved" | "rejected";
  /** `changes_requested` hands the question back, so it never closes one. */
  review: "approved" | "rejected";
  form: "submitted";
  clarification: "provided" | "declined";
  manual_action: "completed" | "failed";
  confirmation: "confirmed" | "denied";
  assignment: "assigned" | "declined";
  override: "override_approved" | "rejected";
}

/** The outcomes that can close a task type; any string where the type isn't given, as a request may rename them. */
export type Outcome<T extends TaskType = TaskType> = TaskType extends T
  ? OutcomesOf[TaskType] | (string & {})
  : OutcomesOf[T];

/** What an answer's `data` holds, unless the caller knows better. Whoever may decline need not fill anything in. */
export type DataOf<T extends TaskType = TaskType> = TaskType extends T
  ? wire.Json
  : T extends "form"
    ? wire.JsonObject
    : T extends "assignment"
      ? (wire.JsonObject & { assignee: string }) | null
      : wire.Json;

/** The answer: who gave it, how, and for exactly what. */
export interface Decision<T extends TaskType = TaskType, Data = DataOf<T>> extends Omit<
  wire.DecisionMade,
  "outcome" | "data"
> {
  outcome: Outcome<T>;
  data: Data;
}

type Common<T extends TaskType> = Omit<
  wire.Intent,
  "task_type" | "status" | "outcome" | "decision" | "closed_at"
> & { task_type: T };

/** A question that still waits, for people or, after `changes_requested` or a question of theirs, for the agent. */
export type OpenIntent<T extends TaskType = TaskType> = Common<T> & {
  status: "waiting";
  outcome: null;
  decision: null;
  closed_at: null;
};

/** A question that is over; it never changes again, except for its `result`. A deadline may decide, but fills nothing in. */
export type ClosedIntent<T extends TaskType = TaskType, Data = DataOf<T>> = Common<T> & {
  closed_at: wire.Instant;
} & (
    | { status: "decided"; outcome: Outcome<T>; decision: Decision<T, Data> }
    | { status: "timed_out"; outcome: Outcome<T>; decision: Decision<T, null> }
    | { status: "timed_out"; outcome: null; decision: null }
    | { status: "canceled"; outcome: null; decision: null }
  );

/** A question to people, and once it is closed, its answer. */
export type Intent<T extends TaskType = TaskType, Data = DataOf<T>> = OpenIntent<T> | ClosedIntent<T, Data>;

/** Whether an answer is still to come. */
export function isOpen<T extends TaskType, Data>(intent: Intent<T, Data>): intent is OpenIntent<T> {
  return intent.status === "waiting";
}
