import { needsOf } from "@/core/form/needs";
import type { Intent } from "@/core/intent";
import { type Json, pointerOf, valueAt } from "@/core/json";
import { outcomeButton } from "@/core/outcome-words";
import { sensitiveMarks } from "@/core/sensitive/marks";
import { effectOf, TASK_TYPES } from "@/core/task-types";
import { choicesOf } from "./actions";
import { type Control, type Field, fieldsOf, isShort, type Option } from "./fields";
import { LIMITS } from "./text";

/** One thing that a modal asks for, and where it belongs in the answer. */
export interface Part {
  blockId: string;
  pointer: string;
  field: Field;
}

/** Somebody who can be given a task. */
export interface Assignable {
  ref: string;
  name: string;
}

/**
 * What has to be asked for an outcome, or why Slack cannot ask it. Without an outcome that is one of those which need
 * nothing, and a comment. The same question gives the same parts when the modal is opened and when it is sent.
 */
export function partsOf(
  intent: Intent,
  outcome: string | null,
  people: readonly Assignable[],
): { parts: Part[] } | { obstacle: string } {
  const form = outcome === null ? { fields: [] } : formFields(intent, outcome);
  if ("obstacle" in form) return form;
  const asked: [pointer: string, field: Field][] = [
    ...(outcome === null ? [outcomePart(intent)] : []),
    ...form.fields.map((field): [string, Field] => [pointerOf(["data", field.key]), field]),
    ...(outcome === null ? [] : contentParts(intent, outcome, people)),
    ...(mayAffirm(intent, outcome) ? editParts(intent) : []),
    commentPart(intent, outcome),
  ];
  return { parts: asked.map(([pointer, field], index) => ({ blockId: `part${index}`, pointer, field })) };
}

const mayAffirm = (intent: Intent, outcome: string | null): boolean =>
  outcome === null || effectOf(intent.taskType, intent.outcomes, outcome) === "affirm";

const blank = { hint: null, placeholder: null, required: false, initial: undefined };

function formFields(intent: Intent, outcome: string) {
  if (!intent.formSchema || !needsOf(intent, outcome).form) return { fields: [] };
  if (sensitiveMarks(intent).data.length > 0) return { obstacle: "it asks for what is kept out of chat" };
  const form = fieldsOf(intent.formSchema, intent.uiSchema);
  // Who may answer in words instead leaves the fields empty; the core says what is missing.
  const inWords = TASK_TYPES[intent.taskType].collects === "answer";
  return "obstacle" in form || !inWords
    ? form
    : { fields: form.fields.map((field) => ({ ...field, required: false })) };
}

function outcomePart(intent: Intent): [string, Field] {
  const options = choicesOf(intent)
    .filter(({ simple }) => simple)
    .map(({ outcome }) => ({ value: outcome, label: outcomeButton(outcome) }));
  const control: Control = { kind: "choice", options };
  return ["/outcome", { ...blank, key: "outcome", label: "Answer", required: true, control }];
}

function contentParts(intent: Intent, outcome: string, people: readonly Assignable[]): [string, Field][] {
  const needs = needsOf(intent, outcome);
  const parts: [string, Field][] = [];
  if (needs.assignee) {
    const options: Option[] = people.map(({ ref, name }) => ({ value: ref, label: name }));
    const control: Control = isShort(options) ? { kind: "person", options } : oneLine;
    parts.push([
      "/data/assignee",
      { ...blank, key: "assignee", label: "Who shall do it", required: true, control },
    ]);
  }
  if (needs.evidence || mayProve(intent, outcome)) {
    const hint = needs.evidence ? "A link, or a few words below." : null;
    parts.push([
      "/evidence/url",
      { ...blank, key: "url", label: "Evidence: a link", hint, control: { kind: "url" } },
    ]);
    parts.push(["/evidence/text", { ...blank, key: "text", label: "Evidence in words", control: manyLines }]);
  }
  return parts;
}

const oneLine = { kind: "text", long: false, min: null, max: 254 } satisfies Control;
const manyLines = { kind: "text", long: true, min: null, max: null } satisfies Control;

/** That something was done can be shown even where nothing has to be. */
const mayProve = (intent: Intent, outcome: string): boolean =>
  TASK_TYPES[intent.taskType].collects === "evidence" && mayAffirm(intent, outcome);

function editParts(intent: Intent): [string, Field][] {
  return intent.editable.flatMap((pointer): [string, Field][] => {
    const initial = valueAt(intent.payload, pointer);
    const control = initial === undefined ? null : editControl(initial);
    if (!control) return [];
    const hint = "As the agent asked for it; change it if need be.";
    return [
      [
        pointerOf(["edits", pointer]),
        { ...blank, key: pointer, label: pointer.slice(1), hint, initial, control },
      ],
    ];
  });
}

/** Lists and objects are edited on the page. */
function editControl(value: Json): Control | null {
  switch (typeof value) {
    case "string":
      return value.length > LIMITS.input
        ? null
        : { ...manyLines, long: value.length > 120 || value.includes("\n") };
    case "number":
      return { kind: "number", whole: false, min: null, max: null };
    case "boolean":
      return { kind: "switch" };
    default:
      return null;
  }
}

function commentPart(intent: Intent, outcome: string | null): [string, Field] {
  const needed = outcome === null ? null : needsOf(intent, outcome).comment;
  const words = { ...blank, key: "comment", hint: needed, required: needed !== null, control: manyLines };
  return ["/comment", { ...words, label: commentLabel(intent, outcome) }];
}

function commentLabel(intent: Intent, outcome: string | null): string {
  if (outcome === null || !mayAffirm(intent, outcome)) return "Comment";
  switch (TASK_TYPES[intent.taskType].collects) {
    case "justification":
      return "Justification";
    case "answer":
      return intent.formSchema ? "Answer in your own words" : "Your answer";
    case "nothing":
    case "form":
    case "evidence":
    case "assignee":
      return "Comment";
  }
}
