import { z } from "zod";

export type JsonSchema = Record<string, unknown>;

const COMPONENTS = "#/components/schemas/";

/** Turns zod schemas into JSON Schema; those with an id are gathered as components and referred to. */
export class OpenApiSchemas {
  readonly components: Record<string, JsonSchema> = {};

  /** What a caller may send. */
  input(schema: z.ZodType): JsonSchema {
    return this.convert(schema, "input");
  }

  /** What a caller gets. A later server may add members, so unknown ones are no error. */
  output(schema: z.ZodType): JsonSchema {
    return this.convert(schema, "output");
  }

  private convert(schema: z.ZodType, io: "input" | "output"): JsonSchema {
    const override = ({ jsonSchema }: { jsonSchema: JsonSchema }) => tidy(jsonSchema, io);
    const made = z.toJSONSchema(schema, { io, unrepresentable: "any", override });
    const { $defs, $schema, ...own } = withComponentRefs(made);
    for (const [id, definition] of Object.entries($defs ?? {})) this.add(id, definition);
    return own;
  }

  private add(id: string, definition: JsonSchema): void {
    const known = this.components[id];
    if (known && JSON.stringify(known) !== JSON.stringify(definition))
      throw new Error(`${id} names two schemas`);
    this.components[id] = definition;
  }
}

/** Leaves out what zod says and nobody needs. */
export function tidy(schema: JsonSchema, io: "input" | "output"): void {
  if (io === "output" && schema.additionalProperties === false) delete schema.additionalProperties;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (!("example" in schema)) return;
  schema.examples = [schema.example];
  delete schema.example;
}

type Converted = JsonSchema & { $defs?: Record<string, JsonSchema>; $schema?: string };

const withComponentRefs = (schema: object): Converted =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${COMPONENTS}`)) as Converted;

/** Some of a record's entries. */
export const pick = <T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
