import type { Submit } from "../../sdk/typescript/src/index";

const COUNTRIES = [
  "Austria",
  "Belgium",
  "Denmark",
  "Finland",
  "France",
  "Germany",
  "Italy",
  "Spain",
  "Sweden",
];

/** A form with every control there is. */
export const KITCHEN_SINK = {
  task_type: "form",
  intent_type: "e2e.kitchen_sink.v1",
  payload: { order: 4711 },
  form_schema: {
    type: "object",
    required: ["traveller", "nights", "refundable", "stops", "pay"],
    properties: {
      traveller: { type: "string", title: "Traveller", minLength: 1, description: "As in the passport" },
      booking_code: { type: "string", title: "Booking code", pattern: "^[0-9]{3}$" },
      remarks: { type: "string", title: "Remarks", maxLength: 2_000 },
      reference: { type: "string", title: "Reference", readOnly: true, default: "ORD-4711" },
      nights: { type: "integer", title: "Nights", minimum: 1, maximum: 30 },
      budget: { type: "number", title: "Budget", minimum: 0, multipleOf: 0.5 },
      discount: { type: ["number", "null"], title: "Discount" },
      refundable: { type: "boolean", title: "Refundable fare" },
      breakfast: { type: "boolean", title: "Breakfast", default: true },
      seat: {
        type: "string",
        title: "Seat",
        oneOf: [
          { const: "w", title: "Window" },
          { const: "a", title: "Aisle" },
        ],
      },
      room: { type: "integer", title: "Room size", enum: [1, 2, 3, 4, 5, 6] },
      extras: {
        type: "array",
        title: "Extras",
        uniqueItems: true,
        items: { type: "string", enum: ["wifi", "desk", "bike"] },
      },
      visas: {
        type: "array",
        title: "Visas held",
        uniqueItems: true,
        items: { type: "string", enum: COUNTRIES },
      },
      departs_on: { type: "string", title: "Departs on", format: "date" },
      wake_at: { type: "string", title: "Wake-up call", format: "time" },
      departs_at: { type: "string", title: "Boarding", format: "date-time" },
      mail: { type: "string", title: "Contact mail", format: "email" },
      website: { type: "string", title: "Hotel page", format: "uri" },
      address: {
        type: "object",
        title: "Address",
        required: ["city"],
        properties: { city: { type: "string", title: "City" }, zip: { type: "string", title: "Postcode" } },
      },
      stops: {
        type: "array",
        title: "Stops",
        minItems: 1,
        items: {
          type: "object",
          title: "Stop",
          required: ["place"],
          properties: {
            place: { type: "string", title: "Place" },
            guests: { type: "array", title: "Guests", items: { type: "string" } },
          },
        },
      },
      labels: { type: "object", title: "Labels", additionalProperties: { type: "string" } },
      transfer: {
        title: "Transfer",
        oneOf: [
          {
            title: "Taxi",
            type: "object",
            required: ["kind", "company"],
            properties: { kind: { const: "taxi" }, company: { type: "string", title: "Company" } },
          },
          {
            title: "Train",
            type: "object",
            required: ["kind", "class"],
            properties: {
              kind: { const: "train" },
              class: { type: "integer", title: "Class", enum: [1, 2] },
            },
          },
        ],
      },
      pay: { type: "string", title: "Payment", enum: ["card", "invoice"] },
      voucher: { type: "string", title: "Voucher" },
    },
    dependentSchemas: {
      voucher: {
        properties: { voucher_owner: { type: "string", title: "Voucher owner" } },
        required: ["voucher_owner"],
      },
    },
    if: { properties: { pay: { const: "invoice" } }, required: ["pay"] },
    then: { properties: { vat_id: { type: "string", title: "VAT number" } }, required: ["vat_id"] },
    else: { properties: { card_digits: { type: "string", title: "Last four digits" } } },
  },
  ui_schema: {
    remarks: { "ui:options": { rows: 4, placeholder: "Anything the hotel should know" } },
    booking_code: { "ui:help": "Three digits, from the mail" },
    seat: { "ui:options": { inline: true } },
  },
} as const satisfies Submit;
