/** A JSON Schema as far as the reference shows it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

export interface Content {
  schema?: Schema;
  example?: unknown;
}

export interface Answer {
  description: string;
  content?: Record<string, Content>;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export interface Operation {
  method: string;
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, Answer>;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** What a schema is called, where it refers to one that has a name. */
export const nameOf = ({ $ref }: Schema): string | null => $ref?.split("/").at(-1) ?? null;

/** The schema itself, behind a name or not. */
export const resolved = (schema: Schema, schemas: Schemas): Schema => schemas[nameOf(schema) ?? ""] ?? schema;

/** Its type in words, such as `string`, `"low" | "high"` or `array of Assignee`. */
export function typeOf(schema: Schema): string {
  const name = nameOf(schema);
  if (name) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.allOf) return schema.allOf.map(typeOf).join(" & ");
  if (schema.type === "array") return schema.items ? `array of ${typeOf(schema.items)}` : "array";
  if (Array.isArray(schema.type)) return schema.type.join(" | ");
  return schema.format ? `${schema.type} (${schema.format})` : (schema.type ?? "any");
}

/** What it must keep to besides its type. */
export function boundsOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  const default_ = schema.default === undefined ? null : `${JSON.stringify(schema.default)} unless given`;
  return [
    between(minimum, maximum, ""),
    between(minLength, maxLength, "characters"),
    between(minItems, maxItems, "items"),
    default_,
  ]
    .filter(Boolean)
    .join(", ");
}

function between(least: number | undefined, most: number | undefined, unit: string): string | null {
  if (least === undefined && most === undefined) return null;
  const range = most === undefined ? `at least ${least}` : least ? `${least} to ${most}` : `at most ${most}`;
  return `${range} ${unit}`.trim();
}

/** The parts of a schema that have properties of their own: itself, what an array holds, each of a choice. */
export function partsOf(schema: Schema, schemas: Schemas): Schema[] {
  const own = resolved(schema, schemas);
  if (own.properties) return [own];
  if (own.items) return partsOf(own.items, schemas);
  if (typeof own.additionalProperties === "object") return partsOf(own.additionalProperties, schemas);
  return (own.anyOf ?? own.oneOf ?? own.allOf ?? []).flatMap((part) => partsOf(part, schemas));
}
