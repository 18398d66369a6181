import { expect, test } from "vitest";
import type { JsonObject } from "@/core/json";
import { parseCleared, withCleared } from "./cleared";
import { drawable } from "./drawable";
import { initialData } from "./form-data";
import { limitsOf } from "./help";
import { placeIn } from "./schema-walk";
import { stepped } from "./stepped";

test.each<[string, JsonObject, JsonObject]>([
  [
    "an optional value as generators write it is one field",
    { title: "Rate", anyOf: [{ type: "number", minimum: 0 }, { type: "null" }] },
    { title: "Rate", type: ["number", "null"], minimum: 0 },
  ],
  [
    "one of several types is a choice of them",
    { type: ["string", "integer", "null"] },
    {
      anyOf: [
        { title: "Text", type: "string" },
        { title: "Whole number", type: "integer" },
      ],
    },
  ],
  [
    "what depends on a field is said in the older words",
    { dependentSchemas: { a: { properties: {} } }, dependentRequired: { a: ["b"], c: ["d"] } },
    { dependencies: { a: { allOf: [{ properties: {} }, { required: ["b"] }] }, c: ["d"] } },
  ],
  [
    "a tuple",
    { prefixItems: [{ type: "string" }], items: false },
    { items: [{ type: "string" }], additionalItems: false },
  ],
  [
    "patterns of an agent's do not reach the browser's own engine",
    { patternProperties: { "^(a+)+$": { type: "string" } } },
    { additionalProperties: { type: "string" } },
  ],
  [
    "a field that can be nothing else is shown, not asked",
    { properties: { kind: { const: "taxi" } } },
    { properties: { kind: { const: "taxi", readOnly: true, default: "taxi" } } },
  ],
])("%s", (_, schema, drawn) => {
  expect(drawable(schema)).toEqual(drawn);
});

test("choices without a title are named after what they are", () => {
  const schema: JsonObject = {
    $defs: { bank_transfer: { type: "object" } },
    oneOf: [
      { $ref: "#/$defs/bank_transfer" },
      { properties: { phone: {}, e_mail: {} } },
      { type: "boolean" },
      { title: "Cash" },
    ],
  };
  const { oneOf } = drawable(schema) as { oneOf: JsonObject[] };
  expect(oneOf.map(({ title }) => title)).toEqual(["Bank transfer", "Phone, E mail", "Yes or no", "Cash"]);
});

test("choosing one of several words is left to the reader", () => {
  const seat = {
    oneOf: [
      { const: "w", title: "Window" },
      { const: "a", title: "Aisle" },
    ],
  };
  expect(initialData({ type: "object", properties: { seat } })).toEqual({});
});

test("an emptied field is remembered as emptied", () => {
  const data = { a: undefined, b: { c: undefined, d: [1, null, "x"] } };
  const again = parseCleared(withCleared(data)) as typeof data;
  expect(again).toStrictEqual(data);
  expect(Object.keys(again)).toEqual(["a", "b"]);
});

test("a number is stepped by the schema's step and within its bounds", () => {
  const bounds = { minimum: 0, maximum: 1, multipleOf: 0.1 };
  expect(["", "0.2", "0,9", "1", "many"].map((text) => stepped(text, 1, bounds))).toEqual([
    "0",
    "0.3",
    "1",
    "1",
    "0",
  ]);
  expect(stepped("", -1, {})).toBe("0");
});

test("limits are said before anybody runs into them", () => {
  expect(
    [{ minimum: 1, maximum: 30 }, { minimum: 0 }, { maxItems: 3 }, { minItems: 1 }, {}].map(limitsOf),
  ).toEqual(["1 to 30", "At least 0", "At most 3 of them", null, null]);
});

test("a flaw is named and ordered as its field is in the form, in the branch that applies", () => {
  const schema: JsonObject = {
    type: "object",
    properties: {
      pay: { type: "string", title: "Payment" },
      stops: {
        type: "array",
        title: "Stops",
        items: { title: "Stop", properties: { b: {}, place: { title: "Place" } } },
      },
    },
    if: { properties: { pay: { const: "invoice" } }, required: ["pay"] },
    then: { properties: { vat_id: { type: "string", title: "VAT number" } } },
  };
  const data = { pay: "invoice", stops: [{}, {}] };
  expect(placeIn(schema, data, ["stops", "1", "place"])).toEqual({
    labels: ["Stops", "Stop 2", "Place"],
    order: [1, 1, 1],
  });
  expect(placeIn(schema, data, ["vat_id"])).toEqual({ labels: ["VAT number"], order: [2] });
});
