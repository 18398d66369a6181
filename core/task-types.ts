/** The eight kinds of question, as data: what each collects and which words answer it. */

/**
 * What an outcome does. `affirm` lets the agent go on, `deny` stops it, `return` hands the
 * question back to the agent for another round.
 */
export type Effect = "affirm" | "deny" | "return";

/** What an affirming answer must carry. */
export type Collects = "nothing" | "form" | "answer" | "evidence" | "assignee" | "justification";

interface TaskTypeSpec {
  readonly collects: Collects;
  readonly outcomes: Readonly<Record<string, Effect>>;
}

export const TASK_TYPES = {
  approval: { collects: "nothing", outcomes: { approved: "affirm", rejected: "deny" } },
  review: {
    collects: "nothing",
    outcomes: { approved: "affirm", changes_requested: "return", rejected: "deny" },
  },
  form: { collects: "form", outcomes: { submitted: "affirm" } },
  clarification: { collects: "answer", outcomes: { provided: "affirm", declined: "deny" } },
  manual_action: { collects: "evidence", outcomes: { completed: "affirm", failed: "deny" } },
  confirmation: { collects: "nothing", outcomes: { confirmed: "affirm", denied: "deny" } },
  assignment: { collects: "assignee", outcomes: { assigned: "affirm", declined: "deny" } },
  override: { collects: "justification", outcomes: { override_approved: "affirm", rejected: "deny" } },
} as const satisfies Record<string, TaskTypeSpec>;

export type TaskType = keyof typeof TASK_TYPES;
export const TASK_TYPE_NAMES = Object.keys(TASK_TYPES) as [TaskType, ...TaskType[]];

/** The outcomes a task type offers unless the request narrows or renames them. */
export function standardOutcomes(taskType: TaskType): string[] {
  return Object.keys(TASK_TYPES[taskType].outcomes);
}

/**
 * What an allowed outcome does. A renamed one is told by its place: the first affirms, the others
 * deny, so that a name we do not know never grants what the agent's author put last.
 */
export function effectOf(taskType: TaskType, allowed: readonly string[], outcome: string): Effect {
  const standard: Readonly<Record<string, Effect>> = TASK_TYPES[taskType].outcomes;
  if (Object.hasOwn(standard, outcome)) return standard[outcome] ?? "deny";
  return allowed[0] === outcome ? "affirm" : "deny";
}

/** The outcome a deadline gives unless the request says otherwise: the last that denies, or none. */
export function denialOf(taskType: TaskType, allowed: readonly string[]): string | null {
  return allowed.findLast((outcome) => effectOf(taskType, allowed, outcome) === "deny") ?? null;
}

/** Whether an outcome can be given without a person, because it needs nothing that only a person can add. */
export function mayBeAutomatic(taskType: TaskType, allowed: readonly string[], outcome: string): boolean {
  const effect = effectOf(taskType, allowed, outcome);
  return effect === "deny" || (effect === "affirm" && TASK_TYPES[taskType].collects === "nothing");
}
