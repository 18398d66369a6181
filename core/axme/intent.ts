import { z } from "zod";
import { isJsonObject, type Json, type JsonObject } from "../json";
import type { IntentWire } from "../wire/intent";
import { humanTaskOf } from "./human-task";
import { type AxmeStatus, statusOf, taskResultOf, waitingReasonOf } from "./status";

/** What only AXME's clients know of: it is kept in the intent's state and given back to them. */
const Kept = z.object({
  reply_to: z.string().optional(),
  remind_after_seconds: z.number().optional(),
  remind_interval_seconds: z.number().optional(),
  max_reminders: z.number().optional(),
  escalate_to: z.string().optional(),
  max_delivery_attempts: z.number().optional(),
  scenario_id: z.string().optional(),
  step_id: z.string().optional(),
});
export type Kept = z.infer<typeof Kept>;

/** The state of an intent that was asked for in AXME's words; null where there is nothing to keep. */
export function stateOf(kept: Kept): { axme: JsonObject } | null {
  const said = Object.entries(kept).filter(([, value]) => value !== undefined);
  return said.length > 0 ? { axme: Object.fromEntries(said) as JsonObject } : null;
}

/** What was kept; nothing where the intent came in another way. */
export function keptOf(state: Json): Kept {
  const found = Kept.safeParse(isJsonObject(state) ? state.axme : null);
  return found.success ? found.data : {};
}

export interface PendingWith {
  type: "human" | "agent";
  ref: string;
  name: string;
}

type People = readonly { name: string; email: string }[];

/** Several people hold it together; the first of them is the reference. */
export const heldByPeople = (people: People): PendingWith | null =>
  people[0] ? { type: "human", ref: people[0].email, name: people.map(({ name }) => name).join(", ") } : null;

export const heldByAgent = (intent: Pick<IntentWire, "from_agent" | "from_agent_name">): PendingWith => ({
  type: "agent",
  ref: intent.from_agent,
  name: intent.from_agent_name,
});

export function pendingWithOf(intent: IntentWire): PendingWith | null {
  if (intent.status !== "waiting") return null;
  return intent.waiting_on === "agent" ? heldByAgent(intent) : heldByPeople(intent.assignees);
}

const LEGACY: Partial<Record<AxmeStatus, string>> = { WAITING: "blocked", COMPLETED: "done" };

/** An intent as AXME's clients read it. */
export function intentToAxme(intent: IntentWire) {
  const kept = keptOf(intent.state);
  const status = statusOf(intent);
  return {
    intent_id: intent.id,
    status,
    lifecycle_status: status,
    legacy_status: LEGACY[status] ?? "failed",
    waiting_reason: waitingReasonOf(intent),
    lifecycle_waiting_reason: waitingReasonOf(intent),
    created_at: intent.created_at,
    updated_at: intent.updated_at,
    intent_type: intent.intent_type,
    correlation_id: intent.correlation_id,
    from_agent: intent.from_agent,
    to_agent: intent.to_agent,
    reply_to: kept.reply_to ?? null,
    payload: intent.payload,
    deadline_at: intent.deadline_at,
    due_at: intent.deadline_at,
    remind_after_seconds: kept.remind_after_seconds ?? null,
    remind_interval_seconds: kept.remind_interval_seconds ?? null,
    max_reminders: kept.max_reminders ?? null,
    escalate_to: kept.escalate_to ?? null,
    max_delivery_attempts: kept.max_delivery_attempts ?? null,
    human_task: humanTaskOf(intent),
    pending_with: pendingWithOf(intent),
    policy_generation: intent.revision,
    result: taskResultOf(intent),
    decision: intent.decision,
    resolution: intent.result,
    url: intent.url,
  };
}
