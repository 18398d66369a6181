import type { RJSFSchema } from "@rjsf/utils";
import { getDefaultFormState, omitExtraData } from "@rjsf/utils";
import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { drawable } from "./drawable";
import { schemaFor } from "./schema-walk";
import { formValidator } from "./validator";

/** Defaults that the schema states, and nothing else: an untouched optional group stays absent. */
export const DEFAULTS = {
  emptyObjectFields: "skipEmptyDefaults",
  arrayMinItems: { populate: "requiredOnly" },
  constAsDefaults: "skipOneOf",
  requiredBooleanDefault: "skip",
} as const;

/** What a fresh form begins with. */
export function initialData(schema: JsonObject): JsonObject {
  const drawn = asFormSchema(schema);
  const state: unknown = getDefaultFormState(formValidator, drawn, undefined, drawn, false, DEFAULTS);
  return isJsonObject(state) ? state : {};
}

/**
 * What the form sends: only fields that the schema has in the branch that applies, emptied ones absent (or null where
 * null must be said), numbers as numbers.
 */
export function sentData(schema: JsonObject, data: JsonObject): JsonObject {
  const drawn = asFormSchema(schema);
  const whole: JsonObject = JSON.parse(JSON.stringify(data));
  const used: unknown = omitExtraData(formValidator, drawn, drawn, whole);
  const pruned = withoutEmpty(isJsonObject(used) ? used : whole, drawn as JsonObject, drawn as JsonObject);
  return isJsonObject(pruned) ? pruned : {};
}

export const asFormSchema = (schema: JsonObject): RJSFSchema => drawable(schema) as RJSFSchema;

function withoutEmpty(value: Json, schema: JsonObject, root: JsonObject): Json {
  if (typeof value !== "object" || value === null) return value;
  const known = schemaFor(schema, root, value);
  if (Array.isArray(value))
    return value.map((item, index) => withoutEmpty(item, itemSchema(known, index), root));
  const required = Array.isArray(known.required) ? known.required : [];
  const properties = isJsonObject(known.properties) ? known.properties : {};
  const kept = Object.entries(value)
    .map(([key, child]): [string, Json] => [key, withoutEmpty(child, objectOf(properties[key]), root)])
    .filter(([key, child]) => required.includes(key) || !isEmpty(child, objectOf(properties[key]), root));
  const nulls = required
    .filter((key) => typeof key === "string" && !(key in value) && mayBeNull(properties[key]))
    .map((key) => [String(key), null]);
  return { ...Object.fromEntries(nulls), ...Object.fromEntries(kept) };
}

/** A group in which nobody could have typed anything says nothing. */
function isEmpty(value: Json, schema: JsonObject, root: JsonObject): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isJsonObject(value)) return false;
  const { properties } = schemaFor(schema, root, value);
  return Object.keys(value).every((key) => isJsonObject(properties) && isConstant(properties[key]));
}

const isConstant = (schema: Json | undefined): boolean => isJsonObject(schema) && "const" in schema;

const mayBeNull = (schema: Json | undefined): boolean =>
  isJsonObject(schema) && Array.isArray(schema.type) && schema.type.includes("null");

const objectOf = (schema: Json | undefined): JsonObject => (isJsonObject(schema) ? schema : {});

const itemSchema = ({ items, additionalItems }: JsonObject, index: number): JsonObject =>
  objectOf(Array.isArray(items) ? (items[index] ?? additionalItems) : items);
