import { format } from "@cfworker/json-schema";
import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { fitsPattern } from "./patterns";

/** Marks a pattern that was turned into a format, so that it runs in our engine and not in the browser's. */
export const PATTERN_FORMAT = "pattern:";

/** Keys whose values are data and no schemas. */
const DATA_KEYS = new Set(["const", "default", "enum", "examples"]);

/**
 * A copy of a form's schema that is safe to interpret: patterns become formats that run in linear time, and what
 * would match property names by pattern is left to the server.
 */
export function interpretable(schema: JsonObject): JsonObject {
  const { pattern, patternProperties, ...rest } = schema;
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(rest)) {
    copy[key] = DATA_KEYS.has(key) ? value : copied(value);
  }
  if (patternProperties !== undefined) {
    delete copy.additionalProperties;
    delete copy.unevaluatedProperties;
  }
  if (typeof pattern === "string") copy.allOf = [...listOf(copy.allOf), { format: formatFor(pattern) }];
  else if (pattern !== undefined) copy.pattern = copied(pattern);
  return copy;
}

function copied(value: Json): Json {
  if (Array.isArray(value)) return value.map(copied);
  return isJsonObject(value) ? interpretable(value) : value;
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function formatFor(pattern: string): string {
  const name = PATTERN_FORMAT + pattern;
  const formats: Record<string, (text: string) => boolean> = format;
  formats[name] ??= (text) => fitsPattern(pattern, text);
  return name;
}

/** Whether any part of a schema has a pattern, so that the engine is worth fetching. */
export function hasPattern(schema: Json): boolean {
  if (Array.isArray(schema)) return schema.some(hasPattern);
  if (!isJsonObject(schema)) return false;
  return Object.entries(schema).some(
    ([key, value]) => (key === "pattern" && typeof value === "string") || hasPattern(value),
  );
}
