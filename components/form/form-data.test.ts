import fc from "fast-check";
import { expect, test } from "vitest";
import { flawsOfData } from "@/core/form/validate";
import type { JsonObject } from "@/core/json";
import { initialData, sentData } from "./form-data";

const schema = {
  type: "object",
  required: ["name", "reasons"],
  properties: {
    name: { type: "string" },
    amount: { type: "number", default: 12.5 },
    urgent: { type: "boolean" },
    reasons: { type: "array", items: { type: "string" } },
    notes: { type: "array", items: { type: "string" } },
    contact: { type: "object", required: ["phone"], properties: { phone: { type: "string" } } },
    kind: { type: "string", enum: ["card", "wire"] },
  },
  if: { properties: { kind: { const: "wire" } }, required: ["kind"] },
  then: { properties: { iban: { type: "string" } } },
};

test("a fresh form has the stated defaults and no empty groups", () => {
  expect(initialData(schema)).toEqual({ amount: 12.5 });
});

test("emptied fields and untouched groups are absent, required lists stay", () => {
  const data = { name: "Ana", amount: 3, reasons: [], notes: [], contact: {} };
  expect(sentData(schema, data)).toEqual({ name: "Ana", amount: 3, reasons: [] });
});

test("what belongs to a branch that no longer applies is not sent", () => {
  expect(sentData(schema, { name: "Ana", reasons: ["x"], kind: "wire", iban: "DE1" })).toMatchObject({
    iban: "DE1",
  });
  expect(sentData(schema, { name: "Ana", reasons: ["x"], kind: "card", iban: "DE1" })).not.toHaveProperty(
    "iban",
  );
});

test("false and zero are answers", () => {
  expect(sentData(schema, { name: "", reasons: ["x"], urgent: false, amount: 0 })).toMatchObject({
    urgent: false,
    amount: 0,
  });
});

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});

const text = { type: "string" };
const TRANSFER = {
  oneOf: [
    object({ kind: { const: "taxi" }, company: text }, { required: ["kind", "company"] }),
    object({ kind: { const: "train" }, seats: { type: "array", items: text } }, { required: ["seats"] }),
  ],
};

test.each<[string, JsonObject, JsonObject, JsonObject]>([
  [
    "a field that depends on another goes with it",
    object({ voucher: text }, { dependentSchemas: { voucher: { properties: { owner: text } } } }),
    { owner: "Ana" },
    {},
  ],
  [
    "a field that depends on another is sent with it",
    object({ voucher: text }, { dependentSchemas: { voucher: { properties: { owner: text } } } }),
    { voucher: "v", owner: "Ana" },
    { voucher: "v", owner: "Ana" },
  ],
  [
    "an emptied field that must be there is null where it may be",
    object({ rate: { type: ["number", "null"] } }, { required: ["rate"] }),
    {},
    { rate: null },
  ],
  [
    "an emptied optional one is absent",
    object({ rate: { anyOf: [{ type: "number" }, { type: "null" }] } }),
    {},
    {},
  ],
  [
    "of several shapes only the chosen one's fields are sent",
    object({ by: TRANSFER }),
    { by: { kind: "train", seats: [], company: "x" } },
    { by: { kind: "train", seats: [] } },
  ],
  ["a shape in which nothing was typed is absent", object({ by: TRANSFER }), { by: { kind: "taxi" } }, {}],
  [
    "keys of the reader's own are kept",
    object({ labels: { type: "object", additionalProperties: text } }),
    { labels: { team: "data", empty: "" } },
    { labels: { team: "data", empty: "" } },
  ],
  [
    "a group within a list loses its empty lists only",
    object({
      stops: { type: "array", items: object({ place: text, guests: { type: "array", items: text } }) },
    }),
    { stops: [{ place: "Rome", guests: [] }, {}] },
    { stops: [{ place: "Rome" }, {}] },
  ],
  [
    "each place of a tuple has its own shape",
    object({ range: { type: "array", prefixItems: [{ type: "integer" }, object({ unit: text })] } }),
    { range: [1, { unit: "m", odd: 1 }] },
    { range: [1, { unit: "m" }] },
  ],
])("%s", (_, form, data, sent) => {
  expect(sentData(form, data)).toEqual(sent);
});

/** A form's field, and a value that fits it. */
const leaf = fc.oneof(
  fc.string({ minLength: 1 }).map((value) => ({ schema: { type: "string" }, value })),
  fc.integer().map((value) => ({ schema: { type: "integer" }, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => ({ schema: { type: "number" }, value: value + 0 })),
  fc.boolean().map((value) => ({ schema: { type: "boolean" }, value })),
  fc.stringMatching(/^[0-9]{1,4}$/).map((value) => ({ schema: { type: "string" }, value })),
);

const { field } = fc.letrec<{ field: { schema: object; value: unknown } }>((tie) => ({
  field: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.dictionary(fc.constantFrom("a", "b", "c d", "e/f"), tie("field"), { minKeys: 1 }).map((fields) => ({
      schema: { type: "object", properties: mapped(fields, ({ schema }) => schema) },
      value: mapped(fields, ({ value }) => value),
    })),
    tie("field").map(({ schema, value }) => ({
      schema: { type: "array", items: schema },
      value: [value, value],
    })),
  ),
}));

const mapped = <T, U>(record: Record<string, T>, change: (value: T) => U) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

test("whatever fits a form is sent as it is, types kept, and sending it twice changes nothing", () => {
  fc.assert(
    fc.property(field, ({ schema, value }) => {
      const form = object({ it: JSON.parse(JSON.stringify(schema)) });
      const data: JsonObject = JSON.parse(JSON.stringify({ it: value }));
      const sent = sentData(form, { ...data, hidden: "not of this form" });
      expect(sent).toEqual(data);
      expect(sentData(form, sent)).toEqual(sent);
      expect(flawsOfData(form, sent, "")).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
