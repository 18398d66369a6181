import { parseDuration } from "@/core/duration";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type Json, type JsonObject, pointerOf } from "@/core/json";
import { standardOutcomes, TASK_TYPES, type TaskType } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import type { IntentTypeWire } from "@/core/wire/intent-types";
import type { IntentTypeInput } from "../../queries/intent-types";
import { fieldsOf } from "../form-builder/fields";
import { kindOf, limitsOf, optionsOf } from "../form-builder/kinds";

/** An intent type as it is edited: what is sent, with a task type always chosen. */
export type TypeDraft = Omit<IntentTypeInput, "version"> & { task_type: TaskType };

export type ChangeDraft = (part: Partial<TypeDraft>) => void;

export const NEW_TYPE: TypeDraft = { name: "", task_type: "approval" };

/** What is saved, ready to be changed. What the page has no control for stays in it. */
export function draftOf(type: IntentTypeWire): TypeDraft {
  const { id: _, version: __, used: ___, updated_at: ____, updated_by: _____, ...rest } = type;
  return { task_type: "approval", ...rest };
}

/** A type that supplies what an agent said itself so far. */
export function draftFrom(intent: IntentWire): TypeDraft {
  const { task_type, allowed_outcomes } = intent;
  const renamed = allowed_outcomes.join() !== standardOutcomes(task_type).join();
  return filled({
    name: intent.intent_type,
    task_type,
    title: intent.title,
    description: intent.description ?? undefined,
    form_schema: intent.form_schema ?? undefined,
    ui_schema: intent.ui_schema ?? undefined,
    allowed_outcomes: renamed ? allowed_outcomes : undefined,
    required_comment: intent.required_comment || undefined,
    evidence_required: intent.evidence_required || undefined,
    editable: intent.editable.length > 0 ? [...intent.editable] : undefined,
    priority: intent.priority === "normal" ? undefined : intent.priority,
    risk: intent.risk ?? undefined,
    sensitive: intent.sensitive.length > 0 ? [...intent.sensitive] : undefined,
    sample_payload: isJsonObject(intent.payload) ? intent.payload : undefined,
  });
}

/** What is sent: without what is empty. */
export function filled(draft: TypeDraft): TypeDraft {
  const said = Object.entries(draft).filter(([, value]) => !isEmpty(value));
  return { ...NEW_TYPE, ...Object.fromEntries(said) };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0);

/** Whether two drafts would be saved as the same. */
export const isSame = (a: TypeDraft, b: TypeDraft): boolean => sorted(filled(a)) === sorted(filled(b));

/** The order of a type's own members says nothing; that of a form's fields does. */
const sorted = (draft: TypeDraft): string =>
  JSON.stringify(Object.entries(draft).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What can be seen to be wrong before anything is sent; the server looks again, and at more. */
export function flawsOfDraft(draft: TypeDraft): Flaw[] {
  const flaws: Flaw[] = [];
  const say = (pointer: string, detail: string) => flaws.push({ pointer, detail });
  if (!/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(draft.name))
    say("/name", "Words joined by dots, like intent.data.export.v1.");
  if (draft.timeout && parseDuration(draft.timeout) === null)
    say("/timeout", "A duration is like 90s, 5m, 8h or 2d, up to a year.");
  if (TASK_TYPES[draft.task_type].collects === "form" && !draft.form_schema)
    say("/form_schema", "A form needs at least one field.");
  const outcomes = draft.allowed_outcomes ?? [];
  for (const [index, outcome] of outcomes.entries()) {
    if (!/^[a-z][a-z0-9_ -]{0,39}$/i.test(outcome))
      say(`/allowed_outcomes/${index}`, "An outcome is a word or two: letters, digits, _ and -.");
    else if (outcomes.indexOf(outcome) < index) say(`/allowed_outcomes/${index}`, "Each outcome once.");
  }
  if (draft.form_schema) flaws.push(...flawsOfFields(draft.form_schema, "/form_schema"));
  return flaws;
}

/** What is wrong with the fields of a form that the builder knows. */
function flawsOfFields(schema: JsonObject, at: string): Flaw[] {
  return fieldsOf(schema).flatMap(({ key, schema: field }) => {
    const pointer = at + pointerOf(["properties", key]);
    return isJsonObject(field) ? flawsOfField(field, pointer) : [];
  });
}

function flawsOfField(field: JsonObject, pointer: string): Flaw[] {
  const kind = kindOf(field);
  if (!kind) return [];
  const limits = limitsOf(kind);
  const [least, most] = limits ? [field[limits.least], field[limits.most]] : [];
  if (typeof least === "number" && typeof most === "number" && least > most)
    return [{ pointer, detail: "The least is more than the most." }];
  const chooses = kind === "choice" || kind === "multi_choice";
  if (chooses && optionsOf(field).length === 0) return [{ pointer, detail: "Add something to choose from." }];
  if (kind === "object") return flawsOfFields(field, pointer);
  const { items = null } = field;
  return kind === "list" && isJsonObject(items) ? flawsOfField(items, `${pointer}/items`) : [];
}

/** Places in a payload that a reviewer could be allowed to edit: every value, those inside others after them. */
export function placesIn(payload: Json, at = ""): string[] {
  if (typeof payload !== "object" || payload === null) return [];
  return Object.entries(payload).flatMap(([key, value]) => {
    const place = at + pointerOf([key]);
    return [place, ...placesIn(value, place)];
  });
}
