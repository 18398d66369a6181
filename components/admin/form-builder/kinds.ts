import { isJsonObject, type Json, type JsonObject } from "@/core/json";

/** The controls that the builder knows. */
export const KINDS = [
  "text",
  "long_text",
  "number",
  "integer",
  "boolean",
  "choice",
  "multi_choice",
  "date",
  "date_time",
  "email",
  "url",
  "object",
  "list",
] as const;
export type Kind = (typeof KINDS)[number];

/** Where the form draws a text over several lines: components/form/text-widgets.tsx. */
const LONG_FROM = 201;

/** What makes a field the kind it is. */
const SHAPES: Readonly<Record<Kind, JsonObject>> = {
  text: { type: "string" },
  long_text: { type: "string", maxLength: 2_000 },
  number: { type: "number" },
  integer: { type: "integer" },
  boolean: { type: "boolean" },
  choice: { type: "string", enum: ["First", "Second"] },
  multi_choice: { type: "array", uniqueItems: true, items: { type: "string", enum: ["First", "Second"] } },
  date: { type: "string", format: "date" },
  date_time: { type: "string", format: "date-time" },
  email: { type: "string", format: "email" },
  url: { type: "string", format: "uri" },
  object: { type: "object", properties: {} },
  list: { type: "array", items: { type: "string" } },
};

/** Keywords that another kind has no use for. */
const OF_A_KIND = new Set([
  ...["type", "format", "enum", "items", "uniqueItems", "properties", "required", "default"],
  ...["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"],
]);

/** Keywords that change what a field takes in ways that have no control of their own. */
const BEYOND = new Set([
  ...["$ref", "oneOf", "anyOf", "allOf", "not", "if", "then", "else", "const", "prefixItems"],
  ...["patternProperties", "dependentSchemas", "dependentRequired", "contains"],
]);

const FORMATS: Readonly<Record<string, Kind>> = {
  date: "date",
  "date-time": "date_time",
  email: "email",
  uri: "url",
};

/** What kind of field a schema describes; null where it says more than the builder knows. */
export function kindOf(schema: Json | undefined): Kind | null {
  if (schema === undefined || !isJsonObject(schema)) return null;
  if (Object.keys(schema).some((key) => BEYOND.has(key))) return null;
  if (schema.type === "array") return kindOfArray(schema);
  if (schema.type === "string") return kindOfString(schema);
  if (schema.enum !== undefined) return null;
  const plain = (["number", "integer", "boolean", "object"] as const).find((type) => type === schema.type);
  return plain === "object" && !hasFields(schema) ? null : (plain ?? null);
}

function kindOfString({ enum: choices, format, maxLength }: JsonObject): Kind | null {
  if (choices !== undefined) return format === undefined && isTexts(choices) ? "choice" : null;
  if (format !== undefined) return typeof format === "string" ? (FORMATS[format] ?? null) : null;
  return typeof maxLength === "number" && maxLength >= LONG_FROM ? "long_text" : "text";
}

function kindOfArray({ items, uniqueItems, enum: choices }: JsonObject): Kind | null {
  const kind = kindOf(items);
  if (kind === null || choices !== undefined) return null;
  return kind === "choice" && uniqueItems === true ? "multi_choice" : "list";
}

const hasFields = ({ properties }: JsonObject): boolean =>
  properties === undefined || isJsonObject(properties);

const isTexts = (value: Json): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/** A new field of a kind. */
export const blank = (kind: Kind, title: string): JsonObject => ({
  ...structuredClone(SHAPES[kind]),
  title,
});

/** The same field as another kind: its words stay, and whatever the builder does not know. */
export function asKind(schema: JsonObject, kind: Kind): JsonObject {
  if (kindOf(schema) === kind) return schema;
  const kept = Object.entries(schema).filter(([key]) => !OF_A_KIND.has(key) && !BEYOND.has(key));
  return { ...structuredClone(SHAPES[kind]), ...Object.fromEntries(kept) };
}

/** The limits of a kind, as keywords; null where it has none. */
export function limitsOf(kind: Kind): { least: string; most: string } | null {
  switch (kind) {
    case "text":
    case "long_text":
      return { least: "minLength", most: "maxLength" };
    case "number":
    case "integer":
      return { least: "minimum", most: "maximum" };
    case "multi_choice":
    case "list":
      return { least: "minItems", most: "maxItems" };
    default:
      return null;
  }
}

const ALWAYS_KNOWN = ["type", "title", "description"];
const KNOWN: Readonly<Record<Kind, readonly string[]>> = {
  text: ["default", "minLength", "maxLength"],
  long_text: ["default", "minLength", "maxLength"],
  number: ["default", "minimum", "maximum"],
  integer: ["default", "minimum", "maximum"],
  boolean: ["default"],
  choice: ["default", "enum"],
  multi_choice: ["uniqueItems", "items", "minItems", "maxItems"],
  date: ["default", "format"],
  date_time: ["format"],
  email: ["default", "format"],
  url: ["default", "format"],
  object: ["properties", "required"],
  list: ["items", "minItems", "maxItems"],
};

/** The keywords of a field that the builder keeps as they are, because it has no control for them. */
export const keptKeywords = (schema: JsonObject, kind: Kind): string[] =>
  Object.keys(schema).filter((key) => !ALWAYS_KNOWN.includes(key) && !KNOWN[kind].includes(key));

/** A copy with a keyword set in its place, or without it. */
export function withKeyword(schema: JsonObject, keyword: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...schema, [keyword]: value };
  const { [keyword]: _, ...rest } = schema;
  return rest;
}

/** The options of a choice or of a choice of several. */
export function optionsOf(schema: JsonObject): string[] {
  const choices = isJsonObject(schema.items ?? null) ? (schema.items as JsonObject).enum : schema.enum;
  return choices !== undefined && isTexts(choices) ? choices : [];
}

/** The same with other options; a default that is no longer among them goes. */
export function withOptions(schema: JsonObject, options: string[]): JsonObject {
  const { items = null } = schema;
  if (isJsonObject(items)) return { ...schema, items: { ...items, enum: options } };
  const kept = typeof schema.default === "string" && !options.includes(schema.default);
  return { ...(kept ? withKeyword(schema, "default", undefined) : schema), enum: options };
}
