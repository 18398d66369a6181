import { type Flaw } from "../errors";
import { flawsOfFormSchema } from "../form/validate";
import type { Question } from "../intent";
import { pointerOf, valueAt } from "../json";
import { parseMark, unitedMarks } from "../sensitive/marks";
import { mayBeAutomatic, standardOutcomes, TASK_TYPES } from "../task-types";
import type { IntentTypeDefaults, SubmitBody } from "../wire/submit";

/** A request with what its registered intent type supplies; the request's own words win. */
export type Request = SubmitBody & IntentTypeDefaults;

export function withDefaults(body: SubmitBody, defaults: IntentTypeDefaults | null): Request {
  const merged: Request = { ...defaults, ...body };
  if (defaults?.sensitive) merged.sensitive = unitedMarks(defaults.sensitive, body.sensitive);
  // A policy named in the request means its chain, not the one that the type spells out.
  if (body.policy && !body.escalate) delete merged.escalate;
  return merged;
}

/** The question in a request, and everything about it that does not hold together. */
export function questionOf(request: Request): { question: Question; flaws: Flaw[] } {
  const taskType = request.task_type ?? "approval";
  const outcomes = request.allowed_outcomes ?? standardOutcomes(taskType);
  const question: Question = {
    intentType: request.intent_type,
    taskType,
    title: request.title ?? titleFrom(request.intent_type),
    description: request.description ?? null,
    payload: request.payload,
    formSchema: request.form_schema ?? null,
    uiSchema: request.ui_schema ?? null,
    outcomes,
    requiredComment: request.required_comment ?? false,
    evidenceRequired: request.evidence_required ?? false,
    editable: request.editable ?? [],
    sensitive: request.sensitive ?? [],
    priority: request.priority ?? "normal",
    risk: request.risk ?? null,
  };
  return { question, flaws: [...flawsOf(request, question)] };
}

function* flawsOf(request: Request, question: Question): Generator<Flaw> {
  if (!request.task_type) {
    const detail = `${request.intent_type} is not a registered intent type, so say what kind of answer you want.`;
    yield { pointer: "/task_type", detail };
  }
  if (question.formSchema) yield* flawsOfFormSchema(question.formSchema, "/form_schema");
  else if (TASK_TYPES[question.taskType].collects === "form") {
    yield { pointer: "/form_schema", detail: "A form needs a form_schema." };
  }
  for (const [index, pointer] of question.editable.entries()) {
    if (valueAt(question.payload, pointer) !== undefined && pointer !== "") continue;
    yield { pointer: `/editable/${index}`, detail: `The payload has nothing at ${pointer || "the root"}.` };
  }
  const wanted = request.on_timeout;
  if (wanted === undefined || wanted === null) return;
  if (!question.outcomes.includes(wanted)) {
    yield { pointer: "/on_timeout", detail: `on_timeout must be one of: ${question.outcomes.join(", ")}.` };
  } else if (!mayBeAutomatic(question.taskType, question.outcomes, wanted)) {
    yield {
      pointer: "/on_timeout",
      detail: `Nobody can give "${wanted}" without a person: it needs more than a word.`,
    };
  }
}

/** A mark that begins at the request and not at its payload would mask nothing, and nobody would notice. */
export function* flawsOfMarks({ payload, sensitive = [] }: SubmitBody): Generator<Flaw> {
  for (const [index, mark] of sensitive.entries()) {
    const { part, keys = [] } = parseMark(mark) ?? {};
    if (part !== "payload" || keys[0] !== "payload" || Object.hasOwn(payload, "payload")) continue;
    const detail = `Places begin in the payload: write ${pointerOf(keys.slice(1)) || "payload:"} for ${mark}.`;
    yield { pointer: `/sensitive/${index}`, detail };
  }
}

/** "intent.data.export_approval.v1" reads "Data export approval". */
function titleFrom(intentType: string): string {
  const words =
    intentType
      .replace(/^intent\./i, "")
      .replace(/\.v\d+$/i, "")
      .split(/[._-]+/)
      .join(" ")
      .trim() || intentType;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
