import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/core/json";
import { fieldsOf } from "./fields";

const form = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...more,
});

describe("Slack cannot show", () => {
  test.each<[string, JsonObject]>([
    ["objects in objects", form({ a: { type: "object" } })],
    ["lists of free values", form({ a: { type: "array", items: { type: "string" } } })],
    ["fields of several types", form({ a: { type: ["string", "null"] } })],
    [
      "alternatives that are more than constants",
      form({ a: { oneOf: [{ type: "string" }, { type: "number" }] } }),
    ],
    ["lists of more than a hundred", form({ a: { enum: Array.from({ length: 101 }, (_, n) => n) } })],
    ["fields that depend on others", form({ a: { type: "string" } }, { if: {}, then: {} })],
    ["texts that must be longer than its fields", form({ a: { type: "string", minLength: 3_001 } })],
    [
      "too many fields",
      form(Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`f${n}`, { type: "string" }]))),
    ],
  ])("%s", (_, schema) => {
    expect(fieldsOf(schema, null)).toEqual({ obstacle: expect.any(String) });
  });
});

test("fields have their titles, their order and their help", () => {
  const schema = form(
    {
      customer_id: { type: "string" },
      note: { type: "string", title: "Note", description: "For the file." },
    },
    { required: ["note"] },
  );
  const ui = {
    "ui:order": ["note", "gone"],
    note: { "ui:help": "A line.", "ui:placeholder": "…", "ui:widget": "textarea" },
  };
  expect(fieldsOf(schema, ui)).toMatchObject({
    fields: [
      {
        key: "note",
        label: "Note",
        hint: "For the file. A line.",
        placeholder: "…",
        required: true,
        control: { long: true },
      },
      { key: "customer_id", label: "Customer id", required: false, control: { long: false } },
    ],
  });
});

test("what nobody can change is shown and goes along", () => {
  const schema = form({ a: { const: 3 }, b: { type: "string", readOnly: true, default: "x" } });
  expect(fieldsOf(schema, null)).toMatchObject({
    fields: [{ control: { kind: "fixed", value: 3 } }, { control: { kind: "fixed", value: "x" } }],
  });
});
