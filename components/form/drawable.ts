import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
import { readableName } from "./labels";

/** Keys whose values are data and no schemas. */
const DATA_KEYS = new Set(["const", "default", "enum", "examples", "required", "dependentRequired"]);

const made = new WeakMap<JsonObject, JsonObject>();

/**
 * A form's schema as the form library knows it, which speaks an older JSON Schema: `dependentSchemas` become
 * `dependencies`, `prefixItems` a tuple, "this or null" a type, and unnamed choices get names. It means the same.
 */
export function drawable(schema: JsonObject): JsonObject {
  const known = made.get(schema);
  if (known) return known;
  const drawn = translated(schema, schema);
  made.set(schema, drawn);
  return drawn;
}

function translated(schema: JsonObject, root: JsonObject): JsonObject {
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, DATA_KEYS.has(key) ? value : copied(value, root)]),
  );
  withoutNull(copy);
  withDependencies(copy);
  withTuple(copy);
  withNames(copy, schema, root);
  withAnyKeys(copy);
  withConstants(copy);
  return copy;
}

function copied(value: Json, root: JsonObject): Json {
  if (Array.isArray(value)) return value.map((child) => copied(child, root));
  return isJsonObject(value) ? translated(value, root) : value;
}

/** A field that can be nothing else need not be typed, only shown. */
function withConstants(schema: JsonObject): void {
  if (!isJsonObject(schema.properties)) return;
  for (const [key, field] of Object.entries(schema.properties)) {
    if (isJsonObject(field) && field.const !== undefined)
      schema.properties[key] = { ...field, readOnly: true, default: field.const };
  }
}

/** `anyOf: [X, null]`, as many generators write an optional value, is X that may be null. */
function withoutNull(schema: JsonObject): void {
  for (const key of ["anyOf", "oneOf"]) {
    const options = schema[key];
    if (!Array.isArray(options)) continue;
    const others = options.filter((option) => !(isJsonObject(option) && option.type === "null"));
    const [only] = others;
    if (others.length === options.length || others.length !== 1 || !isJsonObject(only)) continue;
    delete schema[key];
    for (const [name, value] of Object.entries(only)) schema[name] ??= value;
    if (typeof schema.type === "string") schema.type = [schema.type, "null"];
  }
  if (!Array.isArray(schema.type)) return;
  const types = schema.type.filter((type) => type !== "null");
  if (types.length < 2 || schema.anyOf !== undefined) return;
  schema.anyOf = types.map((type) => ({ type }));
  delete schema.type;
}

function withDependencies(schema: JsonObject): void {
  const { dependentSchemas, dependentRequired } = schema;
  if (!isJsonObject(dependentSchemas) && !isJsonObject(dependentRequired)) return;
  const dependencies: JsonObject = isJsonObject(schema.dependencies) ? { ...schema.dependencies } : {};
  if (isJsonObject(dependentSchemas)) Object.assign(dependencies, dependentSchemas);
  for (const [key, required] of Object.entries(isJsonObject(dependentRequired) ? dependentRequired : {})) {
    const known = dependencies[key];
    dependencies[key] = isJsonObject(known) ? { allOf: [known, { required }] } : required;
  }
  delete schema.dependentSchemas;
  delete schema.dependentRequired;
  schema.dependencies = dependencies;
}

function withTuple(schema: JsonObject): void {
  if (!Array.isArray(schema.prefixItems)) return;
  if (schema.items !== undefined) schema.additionalItems = schema.items;
  schema.items = schema.prefixItems;
  delete schema.prefixItems;
}

/** The library would run an agent's patterns in the browser's own engine; the keys are checked by the server. */
function withAnyKeys(schema: JsonObject): void {
  if (!isJsonObject(schema.patternProperties)) return;
  const kinds = Object.values(schema.patternProperties);
  schema.additionalProperties = kinds.length === 1 ? (kinds[0] ?? true) : true;
  delete schema.patternProperties;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "Text",
  number: "Number",
  integer: "Whole number",
  boolean: "Yes or no",
  array: "List",
  object: "Group of fields",
  null: "Nothing",
};

function withNames(schema: JsonObject, before: JsonObject, root: JsonObject): void {
  for (const key of ["anyOf", "oneOf"]) {
    const options = schema[key];
    if (!Array.isArray(options)) continue;
    const originals = Array.isArray(before[key]) ? before[key] : [];
    schema[key] = options.map((option, index) =>
      isJsonObject(option) && option.title === undefined && option.const === undefined
        ? { title: nameOf(originals[index] ?? option, root), ...option }
        : option,
    );
  }
}

function nameOf(option: Json, root: JsonObject): string {
  if (!isJsonObject(option)) return "Anything";
  if (typeof option.$ref === "string") {
    const target = valueAt(root, decodeURIComponent(option.$ref.slice(1)));
    if (isJsonObject(target) && typeof target.title === "string") return target.title;
    return readableName(option.$ref.slice(option.$ref.lastIndexOf("/") + 1));
  }
  const fields = isJsonObject(option.properties) ? Object.keys(option.properties) : [];
  if (fields.length > 0 && fields.length <= 3) return fields.map(readableName).join(", ");
  return KINDS[String(option.type)] ?? "Something else";
}
