import type { Json } from "./wire.js";

/** The part of Standard Schema that tells a type and checks a value: Zod, Valibot, ArkType and others have it. */
export interface StandardSchema<Output = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Validated<Output> | Promise<Validated<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

type Validated<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** What is wrong with a value, and where. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A JSON Schema, whose type says what it is where it is written in place or `as const`. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Either of what says what an answer's `data` is like. */
export type AnswerSchema = StandardSchema | JsonSchema;

/** What data a schema lets through. */
export type DataFrom<S> = S extends StandardSchema<infer Output> ? Output : DataFromJsonSchema<S>;

/** The values of a JSON Schema, as far as types can say; Json where they can't, as behind a `$ref`. */
export type DataFromJsonSchema<S> = S extends { readonly const: infer Value }
  ? Value
  : S extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : S extends { readonly anyOf: readonly (infer Branch)[] }
      ? EachOf<Branch>
      : S extends { readonly oneOf: readonly (infer Branch)[] }
        ? EachOf<Branch>
        : S extends { readonly type: readonly (infer Name)[] }
          ? EachNamed<S, Name>
          : S extends { readonly type: infer Name }
            ? Named<S, Name>
            : S extends { readonly properties: object }
              ? ObjectFrom<S>
              : Json;

type EachOf<Branch> = Branch extends unknown ? DataFromJsonSchema<Branch> : never;
type EachNamed<S, Name> = Name extends unknown ? Named<S, Name> : never;

type Named<S, Name> = Name extends "string"
  ? string
  : Name extends "number" | "integer"
    ? number
    : Name extends "boolean"
      ? boolean
      : Name extends "null"
        ? null
        : Name extends "array"
          ? ArrayFrom<S>
          : Name extends "object"
            ? ObjectFrom<S>
            : Json;

type ArrayFrom<S> = S extends { readonly items: infer Item } ? DataFromJsonSchema<Item>[] : Json[];

type ObjectFrom<S> = S extends { readonly properties: infer Properties }
  ? Flat<
      { -readonly [Name in keyof Properties & RequiredOf<S>]: DataFromJsonSchema<Properties[Name]> } & {
        -readonly [Name in Exclude<keyof Properties, RequiredOf<S>>]?: DataFromJsonSchema<Properties[Name]>;
      }
    >
  : { [key: string]: Json };

type RequiredOf<S> = S extends { readonly required: readonly (infer Name)[] } ? Name : never;

/** One object type instead of an intersection, as people read it. */
type Flat<T> = { [Name in keyof T]: T[Name] };

/** Whether it checks values itself. */
export function isStandard(schema: AnswerSchema): schema is StandardSchema {
  return "~standard" in schema && isValidator(schema["~standard"]);
}

function isValidator(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "validate" in value && typeof value.validate === "function"
  );
}

/** A schema that can say itself in JSON Schema: Standard JSON Schema, as Zod 4.2 and others have it. */
export interface SpokenSchema {
  readonly "~standard": {
    readonly jsonSchema: {
      readonly input: (options: { target: "draft-2020-12" }) => Record<string, unknown>;
    };
  };
}

/** The JSON Schema of a form, from whatever it was given as. Throws a TypeError where it cannot be said in JSON Schema. */
export function formSchemaOf(schema: JsonSchema | SpokenSchema | StandardSchema): JsonSchema {
  if (!("~standard" in schema) || "$schema" in schema) return schema;
  const standard = schema["~standard"];
  if (typeof standard === "object" && standard !== null && "jsonSchema" in standard)
    return (schema as SpokenSchema)["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  throw new TypeError("Give form_schema as JSON Schema: this library's schemas don't say themselves.");
}
