import type { IntentWire } from "../wire/intent";
import { humanTaskOf } from "./human-task";

/** An intent as one of a person's tasks. */
export const taskOf = (intent: IntentWire) => ({
  intent_id: intent.id,
  intent_type: intent.intent_type,
  status: "WAITING" as const,
  from_agent: intent.from_agent,
  assigned_at: intent.level_started_at,
  due_at: intent.deadline_at,
  human_task: humanTaskOf(intent),
});
