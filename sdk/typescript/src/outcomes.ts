import type { TaskType } from "./wire.js";

/** The standard outcomes: the first lets an agent go on, the others don't. */
const STANDARD: Readonly<Record<TaskType, readonly [affirming: string, ...others: string[]]>> = {
  approval: ["approved", "rejected"],
  review: ["approved", "changes_requested", "rejected"],
  form: ["submitted"],
  clarification: ["provided", "declined"],
  manual_action: ["completed", "failed"],
  confirmation: ["confirmed", "denied"],
  assignment: ["assigned", "declined"],
  override: ["override_approved", "rejected"],
};

export const TASK_TYPES = Object.keys(STANDARD) as readonly TaskType[];

/** What decides whether an agent may go on. */
export interface Answered {
  task_type: TaskType;
  outcome: string | null;
  allowed_outcomes: readonly string[];
}

/**
 * Whether the answer lets the agent go on: approved, submitted, provided, completed, confirmed, assigned, or the first of
 * renamed outcomes. False while there is no answer, and where there never will be one.
 */
export function isAffirmed({ task_type, outcome, allowed_outcomes }: Answered): boolean {
  if (outcome === null) return false;
  const [affirming, ...others] = STANDARD[task_type];
  return outcome === affirming || (outcome === allowed_outcomes[0] && !others.includes(outcome));
}
