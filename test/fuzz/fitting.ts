import fc from "fast-check";
import type { Json } from "@/core/json";

export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  examples?: Json[];
}

export type Components = Record<string, Schema>;

/** Texts of the kinds that our schemas ask for by a pattern, so that some inputs get past the gate. */
const FITTING_TEXTS = [
  "5m",
  "2h",
  "1d",
  "a.b",
  "approved",
  "team:data",
  "/payload",
  "2026-12-01",
  "09:00",
  "data",
];

const FORMATS: Record<string, Json[]> = {
  "date-time": ["2026-12-01T09:00:00Z", "2099-01-01T00:00:00.000Z"],
  uri: ["https://example.com/hook"],
  email: ["somebody@example.com"],
  date: ["2026-12-01"],
};

/** Values that a schema of the document allows, as far as its shape says it: of about the right kind at each place. */
export function fitting(schema: Schema, components: Components, depth = 0): fc.Arbitrary<Json> {
  const inner = (child: Schema) => fitting(child, components, depth + 1);
  const { $ref } = schema;
  if ($ref) return inner(components[$ref.split("/").at(-1) ?? ""] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.allOf;
  if (branches?.length) return fc.oneof(...branches.map(inner));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (schema.examples?.length && type === "string") return fc.constantFrom(...schema.examples);
  switch (type) {
    case "string":
      return fc.constantFrom<Json>(...(FORMATS[schema.format ?? ""] ?? FITTING_TEXTS));
    case "integer":
    case "number":
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -1_000),
        max: Math.min(schema.maximum ?? 20, 1_000),
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array": {
      const minLength = Math.min(schema.minItems ?? 0, 3);
      const maxLength = depth > 4 ? minLength : Math.max(minLength, Math.min(schema.maxItems ?? 3, 3));
      return fc.array(inner(schema.items ?? {}), { minLength, maxLength });
    }
    case "object":
      return members(schema, inner, depth);
    default:
      return fc.constantFrom<Json>("x", 1, true, { a: 1 });
  }
}

function members(
  schema: Schema,
  inner: (child: Schema) => fc.Arbitrary<Json>,
  depth: number,
): fc.Arbitrary<Json> {
  const all = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  const wanted = depth > 4 ? all.filter(([name]) => required.includes(name)) : all;
  const named = fc.record(Object.fromEntries(wanted.map(([name, child]) => [name, inner(child)])), {
    requiredKeys: wanted.map(([name]) => name).filter((name) => required.includes(name)),
  }) as fc.Arbitrary<Record<string, Json>>;
  const { additionalProperties: more } = schema;
  if (!more || all.length > 0) return named;
  const free = more === true ? fc.constantFrom<Json>("x", 1, null) : inner(more);
  return fc.dictionary(fc.constantFrom("a", "amount", "/a", "data"), free, {
    maxKeys: 2,
  }) as fc.Arbitrary<Json>;
}
