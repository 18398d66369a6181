import type { TaskType } from "./wire.js";

/** The standard outcomes that let an agent go on. */
const AFFIRMING = {
  approval: "approved",
  review: "approved",
  form: "submitted",
  clarification: "provided",
  manual_action: "completed",
  confirmation: "confirmed",
  assignment: "assigned",
  override: "override_approved",
} as const satisfies Record<TaskType, string>;

/** The standard outcomes that don't. */
const OTHERS: Readonly<Record<TaskType, readonly string[]>> = {
  approval: ["rejected"],
  review: ["changes_requested", "rejected"],
  form: [],
  clarification: ["declined"],
  manual_action: ["failed"],
  confirmation: ["denied"],
  assignment: ["declined"],
  override: ["rejected"],
};

/** What decides whether an agent may go on. */
interface Answered {
  task_type: TaskType;
  outcome: string | null;
  allowed_outcomes: readonly string[];
}

/**
 * Whether the answer lets the agent go on: approved, submitted, provided, completed, confirmed, assigned, or the first of
 * renamed outcomes. False while there is no answer, and where there never will be one.
 */
export function isAffirmed({ task_type, outcome, allowed_outcomes }: Answered): boolean {
  if (outcome === null || OTHERS[task_type].includes(outcome)) return false;
  return outcome === AFFIRMING[task_type] || outcome === allowed_outcomes[0];
}
