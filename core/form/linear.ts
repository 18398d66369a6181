import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { RE2JS } from "re2js";
import { isJsonObject, type Json } from "../json";

/** Characters that the patterns of one validation read before it is given up: about a second's work. */
const MAX_PATTERN_CHARACTERS = 1_000_000;
/** A longer text is no e-mail address, host name or the like. */
const MAX_FORMAT_LENGTH = 2_048;

/** What one validation has cost so far. Validation is synchronous, so one meter is enough. */
const meter = { patternCharacters: 0 };

/** Thrown where a validation costs more than it may. */
export class TooMuchWork extends Error {}

/** Starts the meter for one validation. */
export function startMeter(): void {
  meter.patternCharacters = 0;
}

/** A validator whose keywords run in linear time, because agents write the schemas. It keeps all that it compiles: make one per schema. */
export function linearAjv(options: { meta: boolean }): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    // 19.99 is a multiple of 0.01, though not of the number that stands for it.
    multipleOfPrecision: 6,
    meta: options.meta,
    validateSchema: options.meta,
    code: { regExp },
  });
  addFormats.default(ajv);
  boundFormats(ajv);
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    validate: (wanted: boolean, items: Json[]) => !wanted || allDiffer(items),
    error: { message: "must NOT have duplicate items" },
  });
  return ajv;
}

/** Patterns run in RE2. Ajv tells patterns apart by their text, hence toString. */
function linearRegExp(pattern: string): RegExp {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  const test = (text: string): boolean => {
    meter.patternCharacters += text.length;
    if (meter.patternCharacters > MAX_PATTERN_CHARACTERS) throw new TooMuchWork();
    return compiled.matcher(text).find();
  };
  return { test, toString: () => `/${pattern}/` } as RegExp;
}

const regExp = Object.assign(linearRegExp, { code: "linearRegExp" });

function boundFormats(ajv: Ajv2020): void {
  for (const [name, format] of Object.entries(ajv.formats)) {
    if (!(format instanceof RegExp)) continue;
    ajv.addFormat(name, (text: string) => text.length <= MAX_FORMAT_LENGTH && format.test(text));
  }
  // The usual expression for it takes quadratic time.
  ajv.addFormat("url", (text: string) => /^(https?|ftp):\/\/\S+$/i.test(text) && URL.canParse(text));
}

/** Each array is looked at once in its life, however often a schema asks; comparing every pair would be quadratic. */
const known = new WeakMap<Json[], boolean>();

function allDiffer(items: Json[]): boolean {
  const before = known.get(items);
  if (before !== undefined) return before;
  const differ = new Set(items.map(canonical)).size === items.length;
  known.set(items, differ);
  return differ;
}

/** The same text for values that JSON Schema holds equal: the order of an object's members does not count. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`;
}
