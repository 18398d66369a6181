import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json";
import { flawsOfData, flawsOfFormSchema } from "./validate";

const field = (schema: Json): JsonObject => ({ type: "object", properties: { a: schema } });
const flaws = (schema: JsonObject, data: Json) => {
  expect(flawsOfFormSchema(schema, "/form_schema")).toEqual([]);
  return flawsOfData(schema, data, "/data");
};
const pointers = (schema: JsonObject, data: Json) => flaws(schema, data).map(({ pointer }) => pointer);

describe("every flaw of an answer has its place", () => {
  test.each<[string, Json, Json, string[]]>([
    ["a type", { type: "number" }, "7", ["/data/a"]],
    ["a pattern", { pattern: "^[a-z]+$" }, "ABC", ["/data/a"]],
    ["a format", { format: "email" }, "ana", ["/data/a"]],
    ["a list of values", { enum: ["x", "y"] }, "z", ["/data/a"]],
    ["a required field", { required: ["b"] }, {}, ["/data/a/b"]],
    ["a required field with a slash", { required: ["b/c~"] }, {}, ["/data/a/b~1c~0"]],
    ["an unknown field", { additionalProperties: false }, { b: 1 }, ["/data/a/b"]],
    ["an item", { items: { type: "string" } }, ["x", 1, "y", 2], ["/data/a/1", "/data/a/3"]],
    [
      "prefixItems",
      { prefixItems: [{ type: "string" }, { type: "number" }], items: false },
      ["x", "y", 1],
      ["/data/a/1", "/data/a"],
    ],
    ["dependentRequired", { dependentRequired: { card: ["cvc"] } }, { card: "1" }, ["/data/a/cvc"]],
    [
      "dependentSchemas",
      { dependentSchemas: { card: { required: ["cvc"] } } },
      { card: "1" },
      ["/data/a/cvc"],
    ],
    [
      "then",
      { if: { required: ["b"] }, then: { required: ["c"] }, else: { required: ["d"] } },
      { b: 1 },
      ["/data/a/c"],
    ],
    [
      "else",
      { if: { required: ["b"] }, then: { required: ["c"] }, else: { required: ["d"] } },
      {},
      ["/data/a/d"],
    ],
    ["then that allows nothing", { if: { required: ["b"] }, then: false }, { b: 1 }, ["/data/a"]],
    [
      "unevaluatedProperties",
      { allOf: [{ properties: { b: {} } }], unevaluatedProperties: false },
      { b: 1, c: 2 },
      ["/data/a/c"],
    ],
    ["unevaluatedItems", { prefixItems: [{}], unevaluatedItems: false }, [1, 2], ["/data/a"]],
    ["minContains", { contains: { const: 1 }, minContains: 2 }, [1, 2], ["/data/a"]],
    [
      "uniqueItems",
      { uniqueItems: true },
      [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
      ["/data/a"],
    ],
    ["a reference", { $ref: "#/properties/b" }, 5, ["/data/a"]],
  ])("%s", (_, schema, data, at) => {
    const whole = { type: "object", properties: { a: schema, b: { type: "string" } } };
    expect(pointers(whole, { a: data })).toEqual(expect.arrayContaining(at));
    expect(pointers(whole, {})).toEqual([]);
  });

  test.each<[string, Json, Json]>([
    [
      "lists whose values differ in type only",
      { uniqueItems: true },
      [1, "1", true, "true", null, "null", [], {}, ""],
    ],
    [
      "lists of what is alike but not the same",
      { uniqueItems: true },
      [{ x: 1 }, { x: 1, y: 1 }, [1], [1, 1], ["1,1"]],
    ],
    ["lists that need not differ", { uniqueItems: false }, [1, 1]],
    ["addresses on the web", { format: "url" }, "https://acme.dev:8080/a?b#c"],
    ["the pattern of another field", { pattern: "^b$" }, "b"],
  ])("%s are fine", (_, schema, data) => {
    expect(flaws(field(schema), { a: data })).toEqual([]);
  });

  test("each field is held to its own pattern", () => {
    const schema = { type: "object", properties: { a: { pattern: "^a+$" }, b: { pattern: "^b+$" } } };
    expect(pointers(schema, { a: "aa", b: "bb" })).toEqual([]);
    expect(pointers(schema, { a: "bb", b: "aa" })).toEqual(["/data/a", "/data/b"]);
    expect(
      pointers({ type: "object", patternProperties: { "^x_": { type: "number" } } }, { x_1: "a", y: "b" }),
    ).toEqual(["/data/x_1"]);
  });

  test("they are told in words that help", () => {
    const schema = {
      type: "object",
      required: ["a"],
      properties: { b: { enum: [1, 2] } },
      unevaluatedProperties: false,
    };
    expect(flaws(schema, { b: 3, c: 4 }).map(({ detail }) => detail)).toEqual([
      "This is required.",
      "Choose one of the options.",
      "There is no such field.",
    ]);
  });

  test("the data is never changed: nothing is filled in, nothing converted", () => {
    const data = { a: "5" };
    expect(flaws(field({ type: "number", default: 5 }), data)).toHaveLength(1);
    expect(flaws(field({ default: 5 }), {})).toEqual([]);
    expect(data).toEqual({ a: "5" });
  });
});
