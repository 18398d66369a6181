import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json";
import { worked } from "../testing/cpu";
import { FORM_LIMITS, flawsOfSchema, nodesOf } from "./schema";
import { flawsOfFormSchema } from "./validate";

const field = (schema: Json, $defs: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { a: schema },
  $defs,
});
const pointers = (schema: JsonObject) =>
  flawsOfFormSchema(schema, "/form_schema").map(({ pointer }) => pointer);
const A = "/form_schema/properties/a";

describe("a form schema is refused, with a pointer, where it", () => {
  test.each<[string, JsonObject, string]>([
    ["is no object's", { type: "string" }, "/form_schema/type"],
    ["says no type", { properties: {} }, "/form_schema/type"],
    [
      "is written in another dialect",
      { type: "object", $schema: "http://json-schema.org/draft-07/schema#" },
      "/form_schema/$schema",
    ],
    ["names its dialect with a number", { type: "object", $schema: 5 }, "/form_schema/$schema"],
    [
      "would be validated later, which counts as valid now",
      { type: "object", $async: true },
      "/form_schema/$async",
    ],
    ["refers to another document", field({ $ref: "https://evil.example/schema" }), `${A}/$ref`],
    ["refers to a file", field({ $ref: "other.json#/a" }), `${A}/$ref`],
    ["refers to an anchor", field({ $ref: "#name" }), `${A}/$ref`],
    ["refers dynamically", field({ $dynamicRef: "#/$defs/x" }, { x: {} }), `${A}/$dynamicRef`],
    ["refers to itself", field({ $ref: "#" }), `${A}/$ref`],
    [
      "refers to what holds the reference",
      field({ properties: { b: { $ref: "#/properties/a" } } }),
      `${A}/properties/b/properties/b/$ref`,
    ],
    [
      "refers in a circle",
      field(
        { $ref: "#/$defs/x" },
        { x: { items: { $ref: "#/$defs/y" } }, y: { not: { $ref: "#/$defs/x" } } },
      ),
      `${A}/items/not/$ref`,
    ],
    ["refers to nothing", field({ $ref: "#/$defs/missing" }), `${A}/$ref`],
    ["refers to what is no schema", field({ $ref: "#/type" }), `${A}/$ref`],
    ["refers to what is badly escaped", field({ $ref: "#/%" }), `${A}/$ref`],
    ["has an $id, which would change what references mean", field({ $id: "https://acme.dev/a" }), `${A}/$id`],
    ["has a pattern that is none", field({ pattern: "(" }), `${A}/pattern`],
    ["looks ahead", field({ pattern: "^(?=a)" }), `${A}/pattern`],
    ["looks behind", field({ pattern: "(?<!a)b" }), `${A}/pattern`],
    ["refers back", field({ pattern: "(a)\\1" }), `${A}/pattern`],
    [
      "has a pattern that is too long",
      field({ pattern: "a".repeat(FORM_LIMITS.patternLength + 1) }),
      `${A}/pattern`,
    ],
    [
      "has such a pattern for names",
      field({ patternProperties: { "(?=a)": {} } }),
      `${A}/patternProperties/(?=a)`,
    ],
    ["uses a keyword wrongly", field({ minLength: "long" }), `${A}/minLength`],
    ["has a type that is none", field({ type: "text" }), `${A}/type`],
  ])("%s", (_, schema, pointer) => {
    expect(pointers(schema)).toContain(pointer);
  });

  test("cannot be compiled, though every keyword is right", () => {
    expect(flawsOfFormSchema(field({ nullable: true }), "/form_schema")).toMatchObject([
      { pointer: "/form_schema", detail: expect.stringMatching(/^The schema cannot be used: .*nullable/) },
    ]);
  });

  test("is too large", () => {
    expect(pointers({ type: "object", description: "x".repeat(FORM_LIMITS.bytes) })).toEqual([
      "/form_schema",
    ]);
  });

  test("is too deep", () => {
    let schema: Json = { type: "string" };
    for (let level = 0; level < 15; level++) schema = { properties: { a: schema } };
    expect(flawsOfSchema(field(schema), "")[0]?.detail).toBe("A form schema nests at most 24 levels.");
  });

  test("has more patterns than a form needs", () => {
    const properties = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`f${n}`, { pattern: `^${n}$` }]),
    );
    expect(flawsOfSchema({ type: "object", properties }, "").map(({ detail }) => detail)).toEqual([
      "A form schema has at most 50 patterns.",
    ]);
  });
});

describe("a form schema is taken", () => {
  test.each<[string, JsonObject]>([
    ["that is empty", { type: "object" }],
    [
      "with the dialect that we speak",
      { type: "object", $schema: "https://json-schema.org/draft/2020-12/schema" },
    ],
    [
      "with references to its own parts",
      field({ $ref: "#/$defs/x" }, { x: { items: { $ref: "#/$defs/y" } }, y: { type: "string" } }),
    ],
    ["with an escaped reference", field({ $ref: "#/$defs/a~1b%20c" }, { "a/b c": { type: "string" } })],
    [
      "that refers to the same part twice",
      { ...field({ $ref: "#/$defs/x" }, { x: {} }), items: { $ref: "#/$defs/x" } },
    ],
    [
      "with fields whose names are keywords",
      { type: "object", properties: { $ref: { type: "string" }, $id: {}, pattern: { type: "string" } } },
    ],
    ["with keywords that nobody knows, for the agent's own use", field({ "x-column": 3, type: "string" })],
    ["with a format that nobody knows", field({ type: "string", format: "licence-plate" })],
  ])("%s", (_, schema) => {
    expect(flawsOfFormSchema(schema, "/form_schema")).toEqual([]);
  });
});

describe("references that multiply", () => {
  test("are counted wherever they lead, and the count stops at its bound", () => {
    expect(nodesOf(field({ $ref: "#/$defs/x" }, { x: { enum: [1, 2, 3] } }))).toBe(
      nodesOf(field({ $ref: "#/$defs/x" }, { x: { enum: [] } })) + 2 * 3,
    );
  });

  test("exponentially are refused in no time", () => {
    const $defs: JsonObject = { n8: { type: "string" } };
    for (let n = 0; n < 8; n++)
      $defs[`n${n}`] = { anyOf: Array.from({ length: 8 }, () => ({ $ref: `#/$defs/n${n + 1}` })) };
    const schema = field({ $ref: "#/$defs/n0" }, $defs);
    const { result, ms } = worked(() => flawsOfSchema(schema, "").map(({ detail }) => detail));
    expect(ms).toBeLessThan(500);
    expect(result).toContain("The form schema is too large once its references are followed.");
  });

  test("a long list a thousand times are refused in no time", () => {
    const allOf = Array.from({ length: 1_300 }, () => ({ $ref: "#/$defs/x" }));
    const schema = { type: "object", allOf, $defs: { x: { enum: Array.from({ length: 15_000 }, () => 0) } } };
    const { result, ms } = worked(() => pointers(schema));
    expect(ms).toBeLessThan(500);
    expect(result).toHaveLength(1);
  });

  test("a costly pattern a thousand times compile it once", () => {
    const allOf = Array.from({ length: 1_000 }, () => ({ $ref: "#/$defs/x" }));
    const schema = { type: "object", allOf, $defs: { x: { pattern: "^(a|b|c|d|e|f){900}$" } } };
    expect(worked(() => flawsOfSchema(schema, "")).ms).toBeLessThan(1_000);
  });
});
