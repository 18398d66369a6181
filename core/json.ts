/** JSON values, and RFC 6901 pointers into them. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** The keys of a pointer, or null where it is not one. `""` is the whole document: `[]`. */
export function pointerKeys(pointer: string): string[] | null {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return null;
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return keys.some((key) => FORBIDDEN_KEYS.has(key)) ? null : keys;
}

export function pointerOf(keys: readonly (string | number | symbol)[]): string {
  return keys.map((key) => "/" + String(key).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

/** The value at a pointer, or undefined where nothing is there. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  const keys = pointerKeys(pointer);
  if (!keys) return undefined;
  let here: Json | undefined = document;
  for (const key of keys) {
    if (Array.isArray(here)) here = /^(0|[1-9]\d*)$/.test(key) ? here[Number(key)] : undefined;
    else if (isJsonObject(here) && Object.hasOwn(here, key)) here = here[key];
    else return undefined;
  }
  return here;
}

/** A copy of the document with each pointer's value replaced; pointers to nothing are passed over. */
export function withValues(document: Json, values: Readonly<Record<string, Json>>): Json {
  const copy: Json = structuredClone(document);
  let result = copy;
  for (const [pointer, value] of Object.entries(values)) {
    if (valueAt(result, pointer) === undefined) continue;
    if (pointer === "") {
      result = structuredClone(value);
      continue;
    }
    const keys = pointerKeys(pointer) ?? [];
    const parent = valueAt(result, pointerOf(keys.slice(0, -1)));
    const last = keys[keys.length - 1] ?? "";
    if (Array.isArray(parent)) parent[Number(last)] = structuredClone(value);
    else if (isJsonObject(parent)) parent[last] = structuredClone(value);
  }
  return result;
}

export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

export function kindOf(value: Json): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}

/** Whether two values say the same, in whatever order their keys come. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  if (!isJsonObject(one) || !isJsonObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
