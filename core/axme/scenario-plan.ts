import type { Flaw } from "../errors";
import type { HumanTaskBody } from "./human-task";
import { type Places, placesOf } from "./places";
import type { ScenarioBody, ScenarioStep } from "./scenario";
import type { AxmeIntentBody } from "./submission";

/** What a scenario asks of people here: one question. */
export interface ScenarioPlan {
  /** The question, as POST /v1/intents would take it. */
  intent: AxmeIntentBody;
  stepId: string | null;
  /** The seconds that its step has; the intent's own deadline may come before. */
  stepSeconds: number | undefined;
  places: Places;
  flaws: Flaw[];
  /** What was said and is not done here. */
  warnings: string[];
}

const HUMAN_TOOLS = /^tool\.(approval\.human_signoff|human\.)/;

const isHuman = (step: ScenarioStep): boolean =>
  step.human_task !== undefined ||
  step.requires_approval === true ||
  step.runtime_type === "human_approval" ||
  HUMAN_TOOLS.test(step.tool_id ?? "");

/** Reads a scenario: its one human step is asked, what agents and timers do beside it is theirs, and is said. */
export function planOfScenario(bundle: ScenarioBody): ScenarioPlan {
  const steps = bundle.workflow?.steps ?? [];
  const human = steps.filter(isHuman);
  const step = human[0];
  const at = step ? `/workflow/steps/${steps.indexOf(step)}` : "/intent";
  const cast = castOf(bundle);
  const said = step?.human_task ?? bundle.intent.human_task;
  const task = taskOf(bundle, step, cast);
  const escalateTo = step?.escalate_to ?? bundle.intent.escalate_to;
  const intent: AxmeIntentBody = {
    intent_type: bundle.intent.type,
    payload: bundle.intent.payload,
    deadline_at: bundle.intent.deadline_at,
    remind_after_seconds: step?.remind_after_seconds ?? bundle.intent.remind_after_seconds,
    remind_interval_seconds: step?.remind_interval_seconds ?? bundle.intent.remind_interval_seconds,
    max_reminders: step?.max_reminders ?? bundle.intent.max_reminders,
    escalate_to: escalateTo && (cast.get(escalateTo) ?? escalateTo),
    max_delivery_attempts: bundle.intent.max_delivery_attempts,
    human_task: task,
  };
  const places = placesOf(task, {
    assignees: step?.assigned_to && !said?.assignees ? `${at}/assigned_to` : undefined,
    task: step?.human_task || !bundle.intent.human_task ? `${at}/human_task` : "/intent/human_task",
    timing: at,
    deadline: step?.step_deadline_seconds ? `${at}/step_deadline_seconds` : "/intent/deadline_at",
    intent: "/intent",
    type: "/intent/type",
  });
  return {
    intent,
    stepId: step?.step_id ?? null,
    stepSeconds: step?.step_deadline_seconds,
    places,
    flaws: [...flawsOf(bundle, human)],
    warnings: [...warningsOf(bundle, steps, step)],
  };
}

/** The people of a scenario, by their roles. */
const castOf = ({ humans = [] }: ScenarioBody): Map<string, string> =>
  new Map(humans.flatMap(({ role, contact }) => (contact ? [[role, contact] as const] : [])));

/** Whoever the step is assigned to is asked, unless the task says itself who may respond. */
function taskOf(
  bundle: ScenarioBody,
  step: ScenarioStep | undefined,
  cast: ReadonlyMap<string, string>,
): HumanTaskBody | undefined {
  const said = step?.human_task ?? bundle.intent.human_task;
  if (!step && !said) return undefined;
  const task = said ?? { title: bundle.title, description: bundle.description };
  const role = step?.assigned_to;
  const named = (task.assignees ?? (role ? [role] : [])).map((ref) => cast.get(ref) ?? ref);
  const roles = new Set(bundle.humans?.map(({ role }) => role));
  // A role without a contact is nobody yet: the registered type or notify_email may say who it is.
  const assignees = named.filter((ref) => !roles.has(ref));
  return { ...task, assignees: assignees.length > 0 ? assignees : undefined };
}

function* flawsOf({ workflow }: ScenarioBody, human: readonly ScenarioStep[]): Generator<Flaw> {
  if (workflow?.macro_id && !workflow.steps)
    yield { pointer: "/workflow/macro_id", detail: "There are no macros here: spell the steps out." };
  const ids = (workflow?.steps ?? []).map(({ step_id }) => step_id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    yield { pointer: "/workflow/steps", detail: `There are two steps called ${twice}.` };
  if (human.length < 2) return;
  const names = human.map(({ step_id }) => step_id).join(", ");
  const detail = `An intent asks one question, and ${names} are ${human.length}: apply a scenario for each, the next when the one before is answered.`;
  yield { pointer: "/workflow/steps", detail };
}

function* warningsOf(
  { humans = [], workflow }: ScenarioBody,
  steps: readonly ScenarioStep[],
  human: ScenarioStep | undefined,
): Generator<string> {
  for (const step of steps) {
    if (isHuman(step)) continue;
    const what = step.runtime_type ?? step.tool_id ?? "no tool";
    yield `Step ${step.step_id} (${what}) is not run here: agents run their own steps, and people are asked at once.`;
  }
  if (workflow?.macro_id && workflow.steps) yield "macro_id is passed over: there are no macros here.";
  for (const { role, contact } of humans)
    if (!contact && role === human?.assigned_to)
      yield `${role} has no contact: who is asked is up to notify_email, or to the registered intent type.`;
}
