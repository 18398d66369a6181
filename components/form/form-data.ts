import type { RJSFSchema } from "@rjsf/utils";
import { getDefaultFormState, omitExtraData } from "@rjsf/utils";
import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
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
  const state: unknown = getDefaultFormState(
    formValidator,
    asFormSchema(schema),
    undefined,
    asFormSchema(schema),
    false,
    DEFAULTS,
  );
  return isJsonObject(state) ? state : {};
}

/**
 * What the form sends: only fields that the schema has in the branch that applies, emptied ones absent, numbers as
 * numbers.
 */
export function sentData(schema: JsonObject, data: JsonObject): JsonObject {
  const whole: JsonObject = JSON.parse(JSON.stringify(data));
  const used: unknown = omitExtraData(formValidator, asFormSchema(schema), asFormSchema(schema), whole);
  const pruned = withoutEmpty(isJsonObject(used) ? used : whole, schema, schema);
  return isJsonObject(pruned) ? pruned : {};
}

export const asFormSchema = (schema: JsonObject): RJSFSchema => schema as RJSFSchema;

function withoutEmpty(value: Json, schema: Json | undefined, root: JsonObject): Json {
  const known = resolved(schema, root);
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item, known.items, root));
  if (!isJsonObject(value)) return value;
  const required = Array.isArray(known.required) ? known.required : [];
  const properties = isJsonObject(known.properties) ? known.properties : {};
  const kept = Object.entries(value)
    .map(([key, child]): [string, Json] => [key, withoutEmpty(child, properties[key], root)])
    .filter(([key, child]) => required.includes(key) || !isEmpty(child));
  return Object.fromEntries(kept);
}

const isEmpty = (value: Json): boolean =>
  Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;

/** A schema with its own reference followed. */
function resolved(schema: Json | undefined, root: JsonObject): JsonObject {
  if (!isJsonObject(schema)) return {};
  const pointer =
    typeof schema.$ref === "string" && schema.$ref.startsWith("#/") ? schema.$ref.slice(1) : null;
  const target = pointer === null ? undefined : valueAt(root, decodeURIComponent(pointer));
  return target === undefined ? schema : resolved(target, root);
}
