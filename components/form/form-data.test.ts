import { expect, test } from "vitest";
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
