import type { Json, JsonObject } from "../json";
import { isJsonObject } from "../json";
import { effectOf } from "../task-types";
import type { IntentWire } from "../wire/intent";

export const AXME_STATUSES = [
  "CREATED",
  "SUBMITTED",
  "DELIVERED",
  "ACKNOWLEDGED",
  "IN_PROGRESS",
  "WAITING",
  "COMPLETED",
  "FAILED",
  "CANCELED",
  "TIMED_OUT",
] as const;
export type AxmeStatus = (typeof AXME_STATUSES)[number];

export type WaitingReason = "WAITING_FOR_HUMAN" | "WAITING_FOR_AGENT";

type Outcome = Pick<IntentWire, "task_type" | "allowed_outcomes" | "outcome">;

/** Whether the answer lets the agent go on. */
export const isApproved = ({ task_type, allowed_outcomes, outcome }: Outcome): boolean =>
  outcome !== null && effectOf(task_type, allowed_outcomes, outcome) === "affirm";

/** A no is FAILED: whoever looks at the status alone must not take it for a yes (docs/adr/0038). */
export function statusOf(intent: Outcome & Pick<IntentWire, "status">): AxmeStatus {
  switch (intent.status) {
    case "waiting":
      return "WAITING";
    case "decided":
      return isApproved(intent) ? "COMPLETED" : "FAILED";
    case "timed_out":
      return "TIMED_OUT";
    case "canceled":
      return "CANCELED";
  }
}

export function waitingReasonOf({ waiting_on }: Pick<IntentWire, "waiting_on">): WaitingReason | null {
  if (waiting_on === null) return null;
  return waiting_on === "agent" ? "WAITING_FOR_AGENT" : "WAITING_FOR_HUMAN";
}

/** The answer as AXME's people give it: the outcome, the words and the form's fields side by side. */
export function taskResultOf(intent: IntentWire): JsonObject | null {
  const { decision, outcome } = intent;
  if (outcome === null) return null;
  const { comment = null, data = null, edits = {}, evidence = [] } = decision ?? {};
  return {
    ...fieldsOf(data),
    outcome,
    approved: isApproved(intent),
    comment,
    ...(Object.keys(edits).length > 0 && { edits }),
    ...(evidence.length > 0 && { evidence: evidence.map((one) => ({ ...one })) }),
  };
}

const fieldsOf = (data: Json): JsonObject => (isJsonObject(data) ? data : data === null ? {} : { data });
