import { type ErrorObject, type ValidateFunction } from "ajv";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { RE2JS } from "re2js";
import type { Flaw } from "../errors";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { flawsOfSchema } from "./schema";

/** Longer arrays would make uniqueItems quadratic in earnest. */
const MAX_ITEMS = 1_000;
const MAX_FLAWS = 50;

/** Patterns run in RE2, whose time is linear in the text, because agents write them. */
function linearRegExp(pattern: string): RegExp {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return { test: (text: string) => compiled.matcher(text).find() } as RegExp;
}

const regExp = Object.assign(linearRegExp, { code: "linearRegExp" });
const ajv = new Ajv2020({ allErrors: true, strict: false, addUsedSchema: false, logger: false, code: { regExp } });
addFormats.default(ajv);

const compiled = new Map<string, ValidateFunction>();
const KEPT = 500;

/** What is wrong with a form schema: our bounds first, then the JSON Schema 2020-12 meta-schema. */
export function flawsOfFormSchema(schema: JsonObject, at: string): Flaw[] {
  const key = JSON.stringify(schema);
  if (compiled.has(key)) return [];
  const bounds = flawsOfSchema(schema, at);
  if (bounds.length > 0) return bounds;
  if (!ajv.validateSchema(schema)) return (ajv.errors ?? []).slice(0, MAX_FLAWS).map((error) => flawOf(error, at));
  try {
    compile(schema, key);
    return [];
  } catch (error) {
    return [{ pointer: at, detail: `The schema cannot be used: ${error instanceof Error ? error.message : "unknown reason"}` }];
  }
}

/** What in the data does not fit the schema, with pointers below `at`. */
export function flawsOfData(schema: JsonObject, data: Json, at: string): Flaw[] {
  const long = longArray(data, at);
  if (long) return [long];
  const validate = compile(schema, JSON.stringify(schema));
  if (validate(data)) return [];
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== "if");
  return errors.slice(0, MAX_FLAWS).map((error) => flawOf(error, at));
}

function compile(schema: JsonObject, key: string): ValidateFunction {
  const known = compiled.get(key);
  if (known) return known;
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  if (compiled.size >= KEPT) compiled.delete(compiled.keys().next().value ?? "");
  compiled.set(key, validate);
  return validate;
}

function flawOf({ keyword, params, instancePath, message }: ErrorObject, at: string): Flaw {
  const missing = keyword === "required" ? String(params.missingProperty) : null;
  const extra = keyword === "additionalProperties" ? String(params.additionalProperty) : null;
  const key = missing ?? extra;
  const pointer = at + instancePath + (key === null ? "" : "/" + key.replaceAll("~", "~0").replaceAll("/", "~1"));
  if (missing !== null) return { pointer, detail: "This is required." };
  if (extra !== null) return { pointer, detail: "There is no such field." };
  if (keyword === "enum") return { pointer, detail: `This must be one of: ${params.allowedValues.join(", ")}.` };
  return { pointer, detail: `This ${message ?? "does not fit"}.` };
}

function longArray(data: Json, at: string): Flaw | null {
  if (Array.isArray(data) && data.length > MAX_ITEMS) return { pointer: at, detail: `At most ${MAX_ITEMS} items.` };
  if (!Array.isArray(data) && !isJsonObject(data)) return null;
  for (const [key, child] of Object.entries(data)) {
    const found = longArray(child, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    if (found) return found;
  }
  return null;
}
