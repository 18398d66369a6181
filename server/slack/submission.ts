import { z } from "zod";
import type { Flaw } from "@/core/errors";
import type { Intent } from "@/core/intent";
import { type Json, type JsonObject, pointerKeys, valueAt } from "@/core/json";
import { effectOf, TASK_TYPES } from "@/core/task-types";
import type { DecisionBody } from "@/core/wire/commands";
import type { Field } from "./fields";
import { INPUT, optionsIn } from "./inputs";
import type { Part } from "./parts";

const Chosen = z.object({ value: z.string() });
/** PostgreSQL takes neither NUL nor half a surrogate pair. */
const Typed = z.string().transform((text) => text.replaceAll("\0", "").toWellFormed());
const State = z.object({
  value: Typed.nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_date: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

/** What a modal sends: for each block the state of its element. */
export const Values = z.record(z.string(), z.record(z.string(), State));
export type Values = z.infer<typeof Values>;

/** What was filled in as an answer, with values of the types that the question asks for. */
export function answerFrom(
  intent: Intent,
  outcome: string | null,
  parts: readonly Part[],
  values: Values,
): DecisionBody {
  const given: [pointer: string, value: Json | undefined][] = parts.map(({ blockId, pointer, field }) => [
    pointer,
    valueOf(field, values[blockId]?.[INPUT] ?? {}),
  ]);
  const at = (pointer: string): string | null => {
    const value = given.find(([each]) => each === pointer)?.[1];
    return typeof value === "string" ? value : null;
  };
  const under = (name: string): JsonObject =>
    Object.fromEntries(
      given.flatMap(([pointer, value]): [string, Json][] => {
        const [first, key = ""] = pointerKeys(pointer) ?? [];
        return first === name && value !== undefined ? [[key, value]] : [];
      }),
    );
  const chosen = outcome ?? at("/outcome") ?? "";
  const affirms = effectOf(intent.taskType, intent.outcomes, chosen) === "affirm";
  const data = dataOf(intent, parts, under("data"));
  const evidence = evidenceOf(at("/evidence/url"), at("/evidence/text"));
  return {
    outcome: chosen,
    comment: at("/comment"),
    ...(data && { data }),
    ...(affirms && { edits: changed(intent, under("edits")) }),
    ...(evidence.length > 0 && { evidence }),
    revision: intent.revision,
  };
}

function valueOf(field: Field, state: z.infer<typeof State>): Json | undefined {
  const { control } = field;
  switch (control.kind) {
    case "text":
    case "email":
    case "url":
      return state.value ?? (isKeptEmpty(field) ? "" : undefined);
    case "number":
      return numberIn(state.value ?? "");
    case "date":
      return state.selected_date ?? undefined;
    case "date_time":
      return state.selected_date_time ? new Date(state.selected_date_time * 1000).toISOString() : undefined;
    case "person":
      return state.selected_option?.value;
    case "switch":
    case "choice":
      return optionsIn(control)[Number(state.selected_option?.value ?? -1)]?.value;
    case "choices": {
      const places = (state.selected_options ?? []).map(({ value }) => Number(value));
      const chosen = places
        .flatMap((place) => optionsIn(control).slice(place, place + 1))
        .map(({ value }) => value);
      return chosen.length > 0 || field.required ? chosen : undefined;
    }
    case "fixed":
      return control.value;
  }
}

/** A payload's text that somebody has emptied is an edit; an empty field of a form is no value. */
const isKeptEmpty = ({ key }: Field): boolean => key.startsWith("/");

/** What is no number stays text, for the core to say so. */
function numberIn(text: string): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  const number = Number(trimmed.replace(",", "."));
  return Number.isFinite(number) ? number : trimmed;
}

/** A question that was answered in words alone has no data. */
function dataOf(intent: Intent, parts: readonly Part[], data: JsonObject): JsonObject | null {
  if (!parts.some(({ pointer }) => pointer.startsWith("/data/"))) return null;
  const isEmpty = Object.keys(data).length === 0;
  return isEmpty && TASK_TYPES[intent.taskType].collects === "answer" ? null : data;
}

/** What differs from the payload. Slack ends lines in its own way. */
function changed(intent: Intent, edits: JsonObject): Record<string, Json> {
  const isNew = ([pointer, value]: [string, Json]): boolean => {
    const before = valueAt(intent.payload, pointer);
    return typeof before === "string" ? before.replaceAll("\r\n", "\n") !== value : before !== value;
  };
  return Object.fromEntries(Object.entries(edits).filter(isNew));
}

function evidenceOf(url: string | null, text: string | null): NonNullable<DecisionBody["evidence"]> {
  if (!url && !text) return [];
  return [{ label: url ? "Link" : "Note", ...(url && { url }), ...(text && { text }) }];
}

/** What is wrong, by the blocks where it can be put right; what belongs to none stands at the last. */
export function errorsOf(flaws: readonly Flaw[], parts: readonly Part[]): Record<string, string> {
  const asked = parts.filter(({ field }) => field.control.kind !== "fixed");
  const errors: Record<string, string> = {};
  for (const { pointer: given, detail } of flaws) {
    // There is one piece of evidence, with a place for each of its kinds.
    const pointer = given.replace(/^\/evidence\/0(?=\/)/, "/evidence");
    const part = asked.find((each) => isWithin(pointer, each.pointer) || isWithin(each.pointer, pointer));
    const last = asked.at(-1);
    if (part) errors[part.blockId] ??= detail;
    else if (last) errors[last.blockId] ??= `${pointer}: ${detail}`;
  }
  return errors;
}

const isWithin = (pointer: string, of: string): boolean => pointer === of || pointer.startsWith(`${of}/`);

/** The words that somebody typed, so that an answer that is not taken is not lost. */
export const typedWords = (values: Values): string[] =>
  Object.values(values).flatMap(({ [INPUT]: state }) => (state?.value?.trim() ? [state.value] : []));
