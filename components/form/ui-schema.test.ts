import { expect, test } from "vitest";
import { safeUiSchema } from "./ui-schema";

test("nothing may hide a field or break the form", () => {
  const hostile = {
    "ui:field": "nope",
    amount: { "ui:widget": "hidden", "ui:help": "In euros" },
    name: {
      "ui:widget": "no-such-widget",
      "ui:options": { widget: "textarea", rows: 4, classNames: "fixed inset-0" },
    },
    "ui:order": ["name"],
    list: { items: { "ui:placeholder": "One per line", "ui:style": { display: "none" } } },
  };
  expect(safeUiSchema(hostile)).toEqual({
    amount: { "ui:help": "In euros" },
    name: { "ui:widget": "textarea", "ui:rows": 4 },
    "ui:order": ["name", "*"],
    list: { items: { "ui:placeholder": "One per line" } },
  });
});

test("no ui_schema is an empty one", () => {
  expect(safeUiSchema(undefined)).toEqual({});
  expect(safeUiSchema(null)).toEqual({});
});
