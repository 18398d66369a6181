import { AppError, type Flaw } from "../errors";
import type { HumanTaskBody } from "./human-task";

/** Where in AXME's body stands what our request calls otherwise: our pointers, each with theirs. */
export type Places = readonly (readonly [ours: string, theirs: string])[];

/** The places of a request with its human task, its timing and the rest below these pointers. */
export function placesOf(
  task: HumanTaskBody | undefined,
  at: Record<"task" | "timing" | "deadline" | "intent" | "type", string> & { assignees?: string },
): Places {
  const asked = task?.assignees ?? [];
  const mailed = task?.notify_email;
  return [
    ...(mailed && !asked.includes(mailed)
      ? ([[`/assignees/${asked.length}`, `${at.task}/notify_email`]] as const)
      : []),
    ...(at.assignees ? ([["/assignees", at.assignees]] as const) : []),
    ...TASK_FIELDS.map((field) => [`/${field}`, `${at.task}/${field}`] as const),
    ["/remind_after", `${at.timing}/remind_after_seconds`],
    ["/remind_every", `${at.timing}/remind_interval_seconds`],
    ["/max_reminders", `${at.timing}/max_reminders`],
    ["/escalate", `${at.timing}/escalate_to`],
    ["/timeout", at.deadline],
    ["/payload", `${at.intent}/payload`],
    ["/deadline_at", `${at.intent}/deadline_at`],
    ["/intent_type", at.type],
  ];
}

const TASK_FIELDS = [
  "title",
  "description",
  "task_type",
  "allowed_outcomes",
  "required_comment",
  "evidence_required",
  "form_schema",
  "assignees",
];

/** The refusal of our request as one of theirs: each flaw at the place where they wrote it. */
export function relocated(error: AppError, places: Places): AppError {
  const flaws = error.flaws.map(({ pointer, detail }) => ({ pointer: placeOf(pointer, places), detail }));
  return new AppError(error.code, error.message, { flaws, extra: error.extra });
}

/** Where one name stands for what is a list of ours. */
const ONE_NAME = /\/(escalate_to|assigned_to)$/;

function placeOf(pointer: string, places: Places): Flaw["pointer"] {
  const found = places.find(([ours]) => pointer === ours || pointer.startsWith(`${ours}/`));
  if (!found) return pointer;
  const [ours, theirs] = found;
  return ONE_NAME.test(theirs) ? theirs : theirs + pointer.slice(ours.length);
}
