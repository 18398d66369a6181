import { describe, expect, test } from "vitest";
import { boundsOf, partsOf, typeOf } from "./document";

describe("a schema's type", () => {
  test.each([
    [{ type: "string" }, "string"],
    [{ type: "string", format: "date-time" }, "string (date-time)"],
    [{ enum: ["low", "high"] }, '"low" | "high"'],
    [{ const: 1 }, "1"],
    [{ $ref: "#/components/schemas/Intent" }, "Intent"],
    [{ type: "array", items: { $ref: "#/components/schemas/Fact" } }, "array of Fact"],
    [{ anyOf: [{ type: "string" }, { type: "null" }] }, "string | null"],
    [{ type: ["string", "number"] }, "string | number"],
    [{}, "any"],
  ])("of %j is %s", (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });
});

test.each([
  [{ minLength: 1, maxLength: 255 }, "1 to 255 characters"],
  [{ maximum: 100, default: 50 }, "at most 100, 50 unless given"],
  [{ minItems: 1 }, "at least 1 items"],
  [{}, ""],
])("the bounds of %j are said as %j", (schema, bounds) => {
  expect(boundsOf(schema)).toBe(bounds);
});

test("what has properties is found behind names, arrays and choices", () => {
  const Person = { properties: { name: { type: "string" } } };
  const schema = {
    type: "array",
    items: { anyOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }] },
  };
  expect(partsOf(schema, { Person })).toEqual([Person]);
  expect(partsOf({ type: "string" }, { Person })).toEqual([]);
});
