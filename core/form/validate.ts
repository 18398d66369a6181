import { type ErrorObject, type ValidateFunction } from "ajv";
import type { Flaw } from "../errors";
import { isJsonObject, type Json, type JsonObject, pointerOf } from "../json";
import { linearAjv, startMeter, TooMuchWork } from "./linear";
import { FITS_SEVERAL, flawInWords, NO_SUCH_FIELD, REQUIRED } from "./flaw-words";
import { flawsOfSchema, nodesOf } from "./schema";

const MAX_ITEMS = 1_000;
const MAX_FLAWS = 50;
/** Values in the schema times values in the answer: what one validation may check, about a second's work. */
const MAX_CHECKS = 2_000_000;
const TOO_MUCH = "This is too large to be checked against the form.";

interface Compiled {
  validate: ValidateFunction;
  nodes: number;
}

const metaSchema = linearAjv({ meta: true });

/** What was compiled lately; a compiled schema takes some twenty times the room of its text. */
const compiled = new Map<string, Compiled>();
const KEPT = 500;
const KEPT_CHARACTERS = 4_000_000;
let keptCharacters = 0;

/** What is wrong with a form schema: our bounds first, then the JSON Schema 2020-12 meta-schema. */
export function flawsOfFormSchema(schema: JsonObject, at: string): Flaw[] {
  const key = JSON.stringify(schema);
  if (compiled.has(key)) return [];
  const bounds = flawsOfSchema(schema, at);
  if (bounds.length > 0) return bounds;
  startMeter();
  if (!metaSchema.validateSchema(schema)) {
    return (metaSchema.errors ?? []).slice(0, MAX_FLAWS).map(({ instancePath, message }) => ({
      pointer: at + instancePath,
      detail: `This ${message ?? "is not JSON Schema"}.`,
    }));
  }
  try {
    compile(schema, key);
    return [];
  } catch (error) {
    return [
      {
        pointer: at,
        detail: `The schema cannot be used: ${error instanceof Error ? error.message : "unknown reason"}`,
      },
    ];
  }
}

/** What in the data does not fit the schema, with pointers below `at`. */
export function flawsOfData(schema: JsonObject, data: Json, at: string): Flaw[] {
  const long = longArray(data, at);
  if (long) return [long];
  const { validate, nodes } = compile(schema, JSON.stringify(schema));
  if (nodes * valuesIn(data) > MAX_CHECKS) return [{ pointer: at, detail: TOO_MUCH }];
  startMeter();
  try {
    if (validate(data)) return [];
  } catch (error) {
    if (error instanceof TooMuchWork) return [{ pointer: at, detail: TOO_MUCH }];
    throw error;
  }
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== "if");
  return errors.slice(0, MAX_FLAWS).map((error) => flawOf(error, at));
}

function compile(schema: JsonObject, key: string): Compiled {
  const known = compiled.get(key);
  if (known) return known;
  const made = { validate: linearAjv({ meta: false }).compile(schema), nodes: nodesOf(schema) };
  compiled.set(key, made);
  keptCharacters += key.length;
  for (const oldest of compiled.keys()) {
    if (compiled.size <= KEPT && keptCharacters <= KEPT_CHARACTERS) break;
    compiled.delete(oldest);
    keptCharacters -= oldest.length;
  }
  return made;
}

function flawOf({ keyword, params, instancePath }: ErrorObject, at: string): Flaw {
  const missing =
    keyword === "required" || keyword === "dependentRequired" ? String(params.missingProperty) : null;
  const extra = params.additionalProperty ?? params.unevaluatedProperty ?? null;
  const key = missing ?? extra;
  const pointer = at + instancePath + (key === null ? "" : pointerOf([key]));
  if (missing !== null) return { pointer, detail: REQUIRED };
  if (extra !== null) return { pointer, detail: NO_SUCH_FIELD };
  if (keyword === "oneOf" && params.passingSchemas) return { pointer, detail: FITS_SEVERAL };
  return { pointer, detail: flawInWords(keyword, limitIn(keyword, params)) };
}

/** The keyword's own value, which Ajv calls by several names. */
const limitIn = (keyword: string, params: ErrorObject["params"]): Json | undefined =>
  params.limit ?? params[keyword] ?? params.allowedValue;

function longArray(data: Json, at: string): Flaw | null {
  if (Array.isArray(data) && data.length > MAX_ITEMS)
    return { pointer: at, detail: `At most ${MAX_ITEMS} items.` };
  if (!Array.isArray(data) && !isJsonObject(data)) return null;
  for (const [key, child] of Object.entries(data)) {
    const found = longArray(child, at + pointerOf([key]));
    if (found) return found;
  }
  return null;
}

function valuesIn(data: Json): number {
  if (typeof data !== "object" || data === null) return 1;
  return Object.values(data).reduce((sum: number, child) => sum + valuesIn(child), 1);
}
