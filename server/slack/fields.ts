import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
import { outcomeLabel } from "@/core/outcome-words";

/** How a value is asked for in Slack. */
export type Control =
  | { kind: "text"; long: boolean; min: number | null; max: number | null }
  | { kind: "number"; whole: boolean; min: number | null; max: number | null }
  | { kind: "switch" }
  | { kind: "choice" | "choices"; options: Option[] }
  | { kind: "date" | "date_time" | "email" | "url" }
  /** Options that are told by their own name, because the list may change while somebody chooses. */
  | { kind: "person"; options: Option[] }
  /** Nothing to choose: the value is shown and goes along. */
  | { kind: "fixed"; value: Json };

export interface Option {
  value: Json;
  label: string;
}

export interface Field {
  /** The value's place in the answer's body. */
  key: string;
  label: string;
  hint: string | null;
  placeholder: string | null;
  required: boolean;
  initial: Json | undefined;
  control: Control;
}

/** The fields of a form, or why Slack cannot show it. */
export type FormFields = { fields: Field[] } | { obstacle: string };

const MOST_FIELDS = 60;
/** What makes fields depend on each other: only the page follows that. */
const CONDITIONS = ["if", "allOf", "anyOf", "oneOf", "not", "dependentSchemas", "dependentRequired"];

/** A flat form as fields, in the order that the form says. */
export function fieldsOf(schema: JsonObject, uiSchema: JsonObject | null): FormFields {
  const condition = CONDITIONS.find((keyword) => keyword in schema);
  if (condition) return { obstacle: "its fields depend on each other" };
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const fields: Field[] = [];
  for (const key of ordered(Object.keys(properties), uiSchema)) {
    const property = resolved(properties[key], schema);
    const ui = isJsonObject(uiSchema?.[key]) ? uiSchema[key] : {};
    const label = textOf(ui["ui:title"]) ?? textOf(property.title) ?? outcomeLabel(key);
    const control = controlOf(property, ui, schema);
    if (!control) return { obstacle: `“${label}” is more than a simple field` };
    const isRequired = required.includes(key);
    fields.push({
      key,
      label,
      ...wordsOf(property, ui),
      required: isRequired,
      initial: property.default,
      control,
    });
  }
  return fields.length > MOST_FIELDS ? { obstacle: `it has ${fields.length} fields` } : { fields };
}

function wordsOf(property: JsonObject, ui: JsonObject): Pick<Field, "hint" | "placeholder"> {
  const hints = [textOf(ui["ui:description"]) ?? textOf(property.description), textOf(ui["ui:help"])];
  return { hint: hints.filter(Boolean).join(" ") || null, placeholder: textOf(ui["ui:placeholder"]) };
}

const textOf = (value: Json | undefined): string | null =>
  typeof value === "string" && value.trim() ? value : null;

/** `ui:order`, with what it leaves out at the end. */
function ordered(keys: string[], uiSchema: JsonObject | null): string[] {
  const order = Array.isArray(uiSchema?.["ui:order"]) ? uiSchema["ui:order"] : [];
  const first = order.filter((key): key is string => typeof key === "string" && keys.includes(key));
  return [...new Set([...first, ...keys])];
}

/** A schema with its own references followed; the core has made sure that they end. */
function resolved(schema: Json | undefined, root: JsonObject): JsonObject {
  if (!isJsonObject(schema)) return {};
  const { $ref, ...rest } = schema;
  if (typeof $ref !== "string") return schema;
  const target = valueAt(root, decodeURIComponent($ref.slice(1)));
  return { ...resolved(target, root), ...rest };
}

function controlOf(property: JsonObject, ui: JsonObject, root: JsonObject): Control | null {
  const fixed = fixedValue(property, ui);
  if (fixed !== undefined) return { kind: "fixed", value: fixed };
  const options = optionsOf(property, ui);
  if (options) return isShort(options) ? { kind: "choice", options } : null;
  if (CONDITIONS.some((keyword) => keyword in property)) return null;
  switch (property.type) {
    case "string":
      return textControl(property, ui);
    case "number":
    case "integer":
      return {
        kind: "number",
        whole: property.type === "integer",
        min: numberOf(property.minimum),
        max: numberOf(property.maximum),
      };
    case "boolean":
      return { kind: "switch" };
    case "array":
      return manyControl(property, ui, root);
    default:
      return null;
  }
}

const numberOf = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);

function fixedValue(property: JsonObject, ui: JsonObject): Json | undefined {
  if (property.const !== undefined) return property.const;
  const isFixed = property.readOnly === true || ui["ui:readonly"] === true || ui["ui:disabled"] === true;
  return isFixed ? property.default : undefined;
}

/** Longer than this is asked for in several lines. */
const LONG = 200;
/** Slack takes no more in one field. */
const MOST_TEXT = 3_000;

function textControl(property: JsonObject, ui: JsonObject): Control | null {
  switch (property.format) {
    case "date":
      return { kind: "date" };
    case "date-time":
      return { kind: "date_time" };
    case "email":
      return { kind: "email" };
    case "uri":
      return { kind: "url" };
  }
  const [min, max] = [numberOf(property.minLength), numberOf(property.maxLength)];
  if ((min ?? 0) > MOST_TEXT) return null;
  const long = ui["ui:widget"] === "textarea" || (max ?? 0) > LONG;
  return { kind: "text", long, min, max: max === null ? null : Math.min(max, MOST_TEXT) };
}

function manyControl(property: JsonObject, ui: JsonObject, root: JsonObject): Control | null {
  const options = optionsOf(resolved(property.items, root), ui);
  return options && isShort(options) ? { kind: "choices", options } : null;
}

/** Slack's lists have something in them, and an end. */
export const isShort = (options: readonly Option[]): boolean => options.length > 0 && options.length <= 100;

/** What there is to choose from: an enum, or alternatives that are constants with titles. */
function optionsOf(schema: JsonObject, ui: JsonObject): Option[] | null {
  if (Array.isArray(schema.enum)) {
    const names = Array.isArray(ui["ui:enumNames"]) ? ui["ui:enumNames"] : [];
    return schema.enum.map((value, index) => ({ value, label: textOf(names[index]) ?? shown(value) }));
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(alternatives)) return null;
  const options = alternatives.map((each) =>
    isJsonObject(each) && each.const !== undefined
      ? { value: each.const, label: textOf(each.title) ?? shown(each.const) }
      : null,
  );
  return options.every((option) => option !== null) ? options : null;
}

const shown = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
