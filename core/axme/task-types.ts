import type { TaskType } from "../task-types";

/** AXME's names for human tasks, those of its schema and those of its documentation, by ours. */
const OURS = {
  approval: "approval",
  review: "review",
  form: "form",
  clarification: "clarification",
  provide_data: "clarification",
  attach_file: "manual_action",
  manual_action: "manual_action",
  confirmation: "confirmation",
  validate_real_world: "confirmation",
  validate_output: "review",
  assignment: "assignment",
  delegation: "assignment",
  reroute: "assignment",
  override: "override",
  escalate: "approval",
} as const satisfies Record<string, TaskType>;

export type AxmeTaskType = keyof typeof OURS;
export const AXME_TASK_TYPES = Object.keys(OURS) as [AxmeTaskType, ...AxmeTaskType[]];

/** What kind of question it is here. Data is given by a form where there is one, and a file is evidence. */
export function taskTypeOf(name: AxmeTaskType, hasForm: boolean): TaskType {
  return name === "provide_data" && hasForm ? "form" : OURS[name];
}

/** Whether the kind of task itself asks for evidence. */
export const wantsEvidence = (name: AxmeTaskType | undefined): boolean => name === "attach_file";
