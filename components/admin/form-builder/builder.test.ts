import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flawsOfFormSchema } from "@/core/form/validate";
import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { KITCHEN_SINK } from "@/e2e/support/kitchen-sink";
import {
  addField,
  changeField,
  fieldsOf,
  flawOfKey,
  keyFor,
  moveField,
  removeField,
  retitleField,
  withFields,
} from "./fields";
import {
  asKind,
  blank,
  type Kind,
  keptKeywords,
  kindOf,
  KINDS,
  limitsOf,
  optionsOf,
  withKeyword,
  withOptions,
} from "./kinds";

const EMPTY: JsonObject = { type: "object", properties: {} };
const text = JSON.stringify;
const kind = fc.constantFrom(...KINDS);
const title = fc.string({ minLength: 1, maxLength: 12 });

/** One thing that somebody does in the builder. */
const step = fc.oneof(
  fc.record({ act: fc.constant("add" as const), kind, title }),
  fc.record({ act: fc.constant("remove" as const), at: fc.nat(9) }),
  fc.record({ act: fc.constant("move" as const), at: fc.nat(9), to: fc.nat(9) }),
  fc.record({ act: fc.constant("retitle" as const), at: fc.nat(9), title }),
  fc.record({ act: fc.constant("require" as const), at: fc.nat(9), on: fc.boolean() }),
  fc.record({ act: fc.constant("turn" as const), at: fc.nat(9), kind }),
  fc.record({ act: fc.constant("limit" as const), at: fc.nat(9), least: fc.nat(9), most: fc.nat(99) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function done(schema: JsonObject, next: Step): JsonObject {
  if (next.act === "add") return addField(schema, next.kind, next.title);
  const field = fieldsOf(schema)[next.at];
  if (!field || !isJsonObject(field.schema)) return schema;
  switch (next.act) {
    case "remove":
      return removeField(schema, next.at);
    case "move":
      return moveField(schema, next.at, next.to);
    case "retitle":
      return retitleField(schema, next.at, next.title, true);
    case "require":
      return changeField(schema, next.at, { required: next.on });
    case "turn":
      return changeField(schema, next.at, { schema: asKind(field.schema, next.kind) });
    case "limit": {
      const limits = limitsOf(kindOf(field.schema) ?? "boolean");
      if (!limits) return schema;
      const least = withKeyword(field.schema, limits.least, next.least);
      return changeField(schema, next.at, { schema: withKeyword(least, limits.most, next.most) });
    }
  }
}

describe("whatever is done in the builder", () => {
  const built = fc.array(step, { maxLength: 30 }).map((steps) => steps.reduce(done, EMPTY));

  test("gives a form that the server takes, and that is read back field by field", () => {
    fc.assert(
      fc.property(built, (schema) => {
        expect(flawsOfFormSchema(schema, "/form_schema")).toEqual([]);
        const fields = fieldsOf(schema);
        for (const field of fields) expect(kindOf(field.schema)).not.toBeNull();
        expect(text(withFields(schema, fields))).toBe(text(schema));
        expect(fieldsOf(JSON.parse(text(schema)))).toEqual(fields);
      }),
      { numRuns: 40 },
    );
  });

  test("names are unique, and only fields that are there are required", () => {
    fc.assert(
      fc.property(built, (schema) => {
        const keys = fieldsOf(schema).map(({ key }) => key);
        for (const [index, key] of keys.entries()) expect(flawOfKey(schema, index, key)).toBeNull();
        for (const key of (schema.required as string[] | undefined) ?? []) expect(keys).toContain(key);
      }),
    );
  });
});

describe("what the builder does not know", () => {
  const unknown = fc.dictionary(
    fc.stringMatching(/^x-[a-z]{1,6}$/),
    fc.jsonValue().map((value) => JSON.parse(text(value ?? null)) as Json),
    { maxKeys: 4 },
  );

  test("survives every change, at its place, on the form and on each field", () => {
    fc.assert(
      fc.property(unknown, unknown, fc.array(step, { maxLength: 12 }), (onForm, onField, steps) => {
        const mine = { ...blank("text", "Mine"), ...onField };
        const begin: JsonObject = { ...onForm, type: "object", properties: { mine }, $defs: { a: onForm } };
        // Another field may come and go, but this one is only retitled, moved and turned into other kinds.
        const schema = steps.filter(({ act }) => act !== "remove").reduce(done, begin);
        const { properties: _, required: __, ...rest } = schema;
        expect(text(rest)).toBe(text({ ...onForm, type: "object", $defs: { a: onForm } }));
        expect(fieldsOf(schema).map((field) => text(unknownIn(field.schema)))).toContain(text(onField));
      }),
    );
  });

  const unknownIn = (schema: Json) =>
    Object.fromEntries(Object.entries(schema as JsonObject).filter(([key]) => key.startsWith("x-")));

  test("reading a form and writing it back changes not a letter of it, however odd it is", () => {
    const odd: JsonObject[] = [
      JSON.parse(text(KITCHEN_SINK.form_schema)),
      { type: "object" },
      {
        type: "object",
        required: ["ghost"],
        properties: { a: true, b: { $ref: "#/$defs/b" } },
        $defs: { b: {} },
      },
      { required: [], type: "object", properties: { z: { type: ["string", "null"] }, a: { const: 1 } } },
    ];
    for (const schema of odd) expect(text(withFields(schema, fieldsOf(schema)))).toBe(text(schema));
  });

  test.each<[string, Json]>([
    ["a reference", { $ref: "#/$defs/a" }],
    ["one of several shapes", { type: "object", oneOf: [] }],
    ["several types", { type: ["string", "null"] }],
    ["numbers to choose from", { type: "integer", enum: [1, 2] }],
    ["an unknown format", { type: "string", format: "time" }],
    ["a list of that", { type: "array", items: { $ref: "#/$defs/a" } }],
    ["a list of anything", { type: "array" }],
    ["anything", true],
  ])("%s is no field of the builder's", (_, schema) => {
    expect(kindOf(schema)).toBeNull();
  });

  test("a keyword without a control is named", () => {
    const schema = { ...blank("text", "Code"), pattern: "^A", minLength: 1, "x-column": 3 };
    expect(keptKeywords(schema, "text")).toEqual(["pattern", "x-column"]);
    for (const each of KINDS) expect(keptKeywords(blank(each, "A"), each)).toEqual([]);
  });
});

describe("a field", () => {
  test("is read as the kind that it was made as, and as the kind that it was turned into", () => {
    fc.assert(
      fc.property(kind, kind, (from: Kind, to: Kind) => {
        expect(kindOf(blank(from, "A"))).toBe(from);
        expect(kindOf(asKind({ ...blank(from, "A"), description: "Why" }, to))).toBe(to);
        expect(asKind({ ...blank(from, "A"), description: "Why" }, to)).toMatchObject({
          title: "A",
          description: "Why",
        });
      }),
    );
  });

  test("names itself after its title until somebody relies on the name", () => {
    const made = addField(addField(EMPTY, "text", "Départ am"), "text", "Départ am");
    expect(fieldsOf(made).map(({ key }) => key)).toEqual(["depart_am", "depart_am_2"]);
    const required = changeField(made, 0, { required: true });
    const renamed = retitleField(required, 0, "Leaves on", true);
    expect(fieldsOf(renamed)[0]).toMatchObject({ key: "leaves_on", required: true });
    expect(fieldsOf(retitleField(renamed, 0, "Leaves", false))[0]).toMatchObject({ key: "leaves_on" });
    expect([keyFor("日本"), keyFor("2 nights")]).toEqual(["field", "field_2_nights"]);
  });

  test("keeps its options in order, and no default that is none of them", () => {
    const seat = { ...blank("choice", "Seat"), default: "First" };
    expect(withOptions(seat, ["First", "Last"])).toMatchObject({ default: "First", enum: ["First", "Last"] });
    expect(withOptions(seat, ["Window"])).not.toHaveProperty("default");
    expect(optionsOf(withOptions(blank("multi_choice", "Extras"), ["a", "b"]))).toEqual(["a", "b"]);
  });

  test.each(["", "__proto__", "7", "b"])("cannot be named %j", (key) => {
    const schema = { type: "object", properties: { a: {}, b: {} } };
    expect(flawOfKey(schema, 0, key)).not.toBeNull();
    expect(flawOfKey(schema, 0, "a")).toBeNull();
  });
});
