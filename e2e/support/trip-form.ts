import type { Submit } from "../../sdk/typescript/src/index";
import { EMAILS } from "./people";

/** To Ana, for an hour. */
export const TO_ANA: Pick<Submit, "assignees" | "timeout"> = { assignees: [EMAILS.Ana], timeout: "1h" };

/** A form beside words and a payload of every kind. */
export const FORM: Submit = {
  ...TO_ANA,
  intent_type: "e2e.accessible_form.v1",
  task_type: "form",
  description:
    "Please **complete** this; see [the trip](https://trips.example/7).\n\n```\nberlin --nights 3\n```",
  payload: {
    traveller: { name: "Ada", addresses: [{ city: "Berlin", zip: "10115" }] },
    identifier:
      "a-very-long-identifier-without-any-place-to-break-it-0123456789abcdef0123456789abcdef0123456789",
    note: null,
    refundable: true,
  },
  form_schema: {
    type: "object",
    required: ["traveller", "nights", "refundable"],
    properties: {
      traveller: { type: "string", title: "Traveller", minLength: 1, description: "As in the passport" },
      nights: { type: "integer", title: "Nights", minimum: 1, maximum: 30 },
      refundable: { type: "boolean", title: "Refundable fare" },
      breakfast: { type: "boolean", title: "Breakfast" },
      seat: { type: "string", title: "Seat", enum: ["window", "aisle"] },
      city: { type: "string", title: "City", enum: ["Berlin", "Hamburg", "Köln", "Leipzig", "München"] },
      extras: {
        type: "array",
        title: "Extras",
        items: { type: "string", enum: ["wifi", "desk", "bike"] },
        uniqueItems: true,
      },
      notes: { type: "string", title: "Notes", maxLength: 2_000 },
      contact: {
        type: "object",
        title: "Contact",
        properties: { phone: { type: "string", title: "Phone" } },
      },
    },
  },
};
