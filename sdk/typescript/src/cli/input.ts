import { readFileSync } from "node:fs";
import { isObject, parseJson } from "../json.js";
import type { JsonObject } from "../wire.js";
import { UsageError } from "./command.js";

/** The object that an option's value is, or that the file behind its @ holds. */
export function objectOf(option: string, value: string): JsonObject {
  const parsed = parseJson(value.startsWith("@") ? fileText(value.slice(1)) : value);
  if (isJsonObject(parsed)) return parsed;
  throw new UsageError(`--${option} takes a JSON object, or @ and a file that holds one.`);
}

/** What a file holds. Throws a UsageError where it can't be read. */
export function fileText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && !Array.isArray(value);
