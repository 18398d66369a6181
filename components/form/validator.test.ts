import { beforeAll, expect, test } from "vitest";
import { flawsOfData } from "@/core/form/validate";
import type { Json, JsonObject } from "@/core/json";
import { worked } from "@/core/testing/cpu";
import { loadPatterns } from "./patterns";
import { errorSchemaOf, flawsOfForm, formValidator } from "./validator";

const schema = {
  type: "object",
  required: ["name", "address"],
  properties: {
    name: { type: "string", minLength: 2 },
    age: { type: "integer", minimum: 18 },
    code: { type: "string", pattern: "^[A-Z]{3}$" },
    mail: { type: "string", format: "email" },
    tags: { type: "array", items: { type: "string", enum: ["a", "b"] }, uniqueItems: true, maxItems: 3 },
    address: { $ref: "#/$defs/address" },
  },
  additionalProperties: false,
  if: { properties: { age: { const: 99 } }, required: ["age"] },
  then: { required: ["mail"] },
  $defs: {
    address: { type: "object", required: ["a/b"], properties: { "a/b": { type: "string", maxLength: 3 } } },
  },
};

beforeAll(loadPatterns);

test.each([
  ["a missing field", { address: { "a/b": "x" } }, [{ pointer: "/data/name", detail: "This is required." }]],
  [
    "a missing field in a group",
    { name: "Ana", address: {} },
    [{ pointer: "/data/address/a~1b", detail: "This is required." }],
  ],
  [
    "a limit behind a reference",
    { name: "Ana", address: { "a/b": "long" } },
    [{ pointer: "/data/address/a~1b", detail: "Write at most 3 characters." }],
  ],
  [
    "text where a number belongs",
    { name: "Ana", address: { "a/b": "x" }, age: "20" },
    [{ pointer: "/data/age", detail: "This must be a whole number." }],
  ],
  [
    "too small a number",
    { name: "Ana", address: { "a/b": "x" }, age: 3 },
    [{ pointer: "/data/age", detail: "This must be at least 18." }],
  ],
  [
    "a pattern",
    { name: "Ana", address: { "a/b": "x" }, code: "abc" },
    [{ pointer: "/data/code", detail: "This must match the pattern ^[A-Z]{3}$" }],
  ],
  [
    "a format",
    { name: "Ana", address: { "a/b": "x" }, mail: "no" },
    [{ pointer: "/data/mail", detail: "Write an e-mail address, like ana@example.com." }],
  ],
  [
    "the branch that applies",
    { name: "Ana", address: { "a/b": "x" }, age: 99 },
    [{ pointer: "/data/mail", detail: "This is required." }],
  ],
  [
    "an unknown field",
    { name: "Ana", address: { "a/b": "x" }, zip: 1 },
    [{ pointer: "/data/zip", detail: "There is no such field." }],
  ],
  [
    "an item of a list",
    { name: "Ana", address: { "a/b": "x" }, tags: ["a", "c"] },
    [{ pointer: "/data/tags/1", detail: "Choose one of the options." }],
  ],
  [
    "an item that was added and left empty",
    { name: "Ana", address: { "a/b": "x" }, tags: [null] },
    [{ pointer: "/data/tags/0", detail: "This is required." }],
  ],
  ["data that fits", { name: "Ana", address: { "a/b": "x" }, age: undefined }, []],
])("%s is told at its place", (_, data, flaws) => {
  expect(flawsOfForm(schema, JSON.parse(JSON.stringify(data)), "/data")).toEqual(flaws);
});

const transfer: JsonObject = {
  oneOf: [
    {
      type: "object",
      required: ["kind", "company"],
      properties: { kind: { const: "taxi" }, company: { type: "string" } },
    },
    { $ref: "#/$defs/train" },
  ],
};
const choice: JsonObject = {
  $defs: {
    train: {
      type: "object",
      required: ["kind", "class"],
      properties: { kind: { const: "train" }, class: { enum: [1, 2] } },
    },
  },
  type: "object",
  properties: { transfer, either: { anyOf: [{ type: "string", format: "email" }, { type: "integer" }] } },
  dependentSchemas: { either: { required: ["transfer"] } },
};

test.each([
  [{ transfer: { kind: "train" } }, [{ pointer: "/data/transfer/class", detail: "This is required." }]],
  [{ transfer: { kind: "bus" } }, [{ pointer: "/data/transfer", detail: "This fits none of the choices." }]],
  [
    { either: "ana", transfer: { kind: "taxi", company: "x" } },
    [{ pointer: "/data/either", detail: "Write an e-mail address, like ana@example.com." }],
  ],
  [{ either: 7 }, [{ pointer: "/data/transfer", detail: "This is required." }]],
])("of several shapes, what is wrong with the one that was meant: %j", (data, flaws) => {
  expect(flawsOfForm(choice, data, "/data")).toEqual(flaws);
});

test("the browser and the server use the same words", () => {
  const forms = {
    text: { type: "string", minLength: 3, maxLength: 5, pattern: "^[a-z]+$" },
    number: { type: "number", minimum: 1, maximum: 9, multipleOf: 0.01 },
    strict: { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 9 },
    whole: { type: "integer" },
    list: { type: "array", minItems: 2, maxItems: 3, uniqueItems: true, items: { type: "string" } },
    mail: { type: "string", format: "email" },
    day: { type: "string", format: "date" },
    yes: { const: true },
    one: { enum: ["a", "b"] },
  };
  const wrong: [keyof typeof forms, Json][] = [
    ...(["A", "abcdef", "ABC", 7] as const).map((value): ["text", Json] => ["text", value]),
    ...([0, 10, 1.005, "1"] as const).map((value): ["number", Json] => ["number", value]),
    ...([1, 9, 1.5] as const).map((value): ["strict" | "whole", Json] => [
      value === 1.5 ? "whole" : "strict",
      value,
    ]),
    ...[["a"], ["a", "b", "c", "d"], ["a", "a"]].map((value): ["list", Json] => ["list", value]),
    ["mail", "no"],
    ["day", "soon"],
    ["yes", false],
    ["one", "c"],
  ];
  for (const [key, value] of wrong) {
    const form = { type: "object", properties: { [key]: forms[key] } };
    const ours = flawsOfForm(form, { [key]: value }, "");
    expect(ours, `${key} ${JSON.stringify(value)}`).toHaveLength(1);
    expect(flawsOfData(form, { [key]: value }, ""), key).toContainEqual(ours[0]);
  }
  expect(
    flawsOfData({ type: "object", properties: { price: { multipleOf: 0.01 } } }, { price: 19.99 }, ""),
  ).toEqual([]);
});

test("a pattern that would hang the browser's own engine is harmless", () => {
  const hostile = { type: "object", properties: { a: { type: "string", pattern: "^(a+)+$" } } };
  const { result, ms } = worked(() => flawsOfForm(hostile, { a: `${"a".repeat(5_000)}!` }, ""));
  expect(result).toHaveLength(1);
  expect(ms).toBeLessThan(1_000);
});

test("a schema that cannot be interpreted refuses nothing, since the server decides", () => {
  expect(flawsOfForm({ type: "object", $ref: "#/$defs/nowhere" }, {}, "/data")).toEqual([]);
});

test("the branch of a schema is told with the root's definitions", () => {
  const root = { $defs: { big: { type: "integer" as const, minimum: 10 } } };
  expect(formValidator.isValid({ properties: { n: { $ref: "#/$defs/big" } } }, { n: 12 }, root)).toBe(true);
  expect(formValidator.isValid({ properties: { n: { $ref: "#/$defs/big" } } }, { n: 2 }, root)).toBe(false);
  expect(formValidator.isValid({ required: ["n"] }, {}, root)).toBe(false);
});

test("flaws of the data become the form's nested errors, others stay out", () => {
  const errors = errorSchemaOf(
    [
      { pointer: "/data/address/a~1b", detail: "Too long." },
      { pointer: "/comment", detail: "Say why." },
    ],
    "/data",
  );
  expect(errors).toEqual({ address: { "a/b": { __errors: ["Too long."] } } });
});
