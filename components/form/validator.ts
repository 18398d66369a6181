import { type OutputUnit, Validator } from "@cfworker/json-schema";
import { ErrorSchemaBuilder, type RJSFSchema, type ValidatorType } from "@rjsf/utils";
import type { Flaw } from "@/core/errors";
import { isJsonObject, type Json, type JsonObject, pointerKeys, pointerOf, valueAt } from "@/core/json";
import { REQUIRED } from "@/core/form/flaw-words";
import { ofClosestBranch } from "./closest-branch";
import { unitInWords } from "./flaw-words";
import { interpretable } from "./interpretable";
import type { FormValues } from "./form-values";

const validators = new WeakMap<object, { schema: JsonObject; validator: Validator }>();

/** These only say that something inside them does not fit, and that is reported itself. */
const CONTAINERS = new Set(
  "$ref allOf if properties patternProperties additionalProperties unevaluatedProperties items prefixItems unevaluatedItems dependentSchemas".split(
    " ",
  ),
);

/** What in the data does not fit the schema, with pointers below `at`. Interprets, so a strict CSP allows it. */
export function flawsOfForm(schema: JsonObject, data: Json, at: string): Flaw[] {
  const known = validatorFor(schema);
  const flaws = ofClosestBranch(unitsOf(known.validator, data))
    .filter((unit) => !isContainer(unit))
    .map((unit) => flawOf(unit, known.schema, data, at));
  return flaws.filter((flaw, index) => flaws.findIndex((other) => other.pointer === flaw.pointer) === index);
}

const isContainer = ({ keyword, error }: OutputUnit): boolean =>
  CONTAINERS.has(keyword) || (keyword === "dependencies" && !error.includes("does not have"));

function validatorFor(schema: object) {
  const known = validators.get(schema);
  if (known) return known;
  const safe = interpretable(JSON.parse(JSON.stringify(schema)));
  const made = { schema: safe, validator: new Validator(safe, "2020-12", false) };
  validators.set(schema, made);
  return made;
}

/** A schema that cannot be interpreted refuses nothing here: the server has the last word. */
function unitsOf(validator: Validator, data: unknown): OutputUnit[] {
  try {
    return validator.validate(defined(data)).errors;
  } catch {
    return [];
  }
}

/** Emptied fields are undefined until they are sent, when they are absent. */
const defined = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? null));

function flawOf(unit: OutputUnit, schema: JsonObject, data: Json, at: string): Flaw {
  const inside = decodeURIComponent(unit.instanceLocation.slice(1));
  const place = at + inside;
  const missing = missingKey(unit);
  if (missing !== null) return { pointer: place + pointerOf([missing]), detail: REQUIRED };
  const isUnfilled = unit.keyword === "type" && (valueAt(data, inside) ?? null) === null;
  return { pointer: place, detail: isUnfilled ? REQUIRED : unitInWords(unit, schema) };
}

function missingKey({ keyword, error }: OutputUnit): string | null {
  if (keyword === "required") return /required property "([^]*)"\.$/.exec(error)?.[1] ?? null;
  if (keyword === "dependentRequired" || keyword === "dependencies")
    return /does not have "([^]*)"\.$/.exec(error)?.[1] ?? null;
  return null;
}

/** Flaws below `at` as the nested object that the form library shows at its fields. */
export function errorSchemaOf(flaws: readonly Flaw[], at: string) {
  const builder = new ErrorSchemaBuilder<FormValues>();
  for (const { pointer, detail } of flaws) {
    if (pointer !== at && !pointer.startsWith(`${at}/`)) continue;
    builder.addErrors(
      detail,
      (pointerKeys(pointer.slice(at.length)) ?? []).map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
    );
  }
  return builder.ErrorSchema;
}

/** What the form library asks of a validator: which branch of a schema fits, and what is wrong. */
export const formValidator: ValidatorType<FormValues> = {
  validateFormData(data, schema) {
    const flaws = flawsOfForm(schema, JSON.parse(JSON.stringify(data ?? {})), "");
    const errors = flaws.map(({ pointer, detail }) => ({
      stack: detail,
      message: detail,
      property: pointer,
    }));
    return { errors, errorSchema: errorSchemaOf(flaws, "") };
  },
  isValid(schema, data, rootSchema) {
    try {
      return branchValidator(schema, rootSchema).validate(defined(data)).valid;
    } catch {
      return false;
    }
  },
  rawValidation: () => ({ errors: [] }),
};

const branches = new WeakMap<object, Validator>();

/** A part of a schema on its own, with the root's definitions for its references. */
function branchValidator(schema: RJSFSchema, root: RJSFSchema): Validator {
  const known = branches.get(schema);
  if (known) return known;
  const part: Json = JSON.parse(
    JSON.stringify({ $defs: root.$defs, definitions: root.definitions, ...schema }),
  );
  const made = new Validator(isJsonObject(part) ? interpretable(part) : {}, "2020-12", true);
  branches.set(schema, made);
  return made;
}
