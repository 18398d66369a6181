import { isJsonObject, type Json, type JsonObject } from "@/core/json";

const WIDGETS = new Set([
  "textarea",
  "text",
  "radio",
  "select",
  "checkboxes",
  "checkbox",
  "updown",
  "email",
  "uri",
  "date",
  "date-time",
  "time",
  "file",
  "files",
]);
const TEXTS = new Set(["title", "description", "help", "placeholder", "accept"]);
const SWITCHES = new Set(["readonly", "disabled", "orderable", "addable", "removable", "inline"]);

/**
 * What we take from an agent's ui_schema. Nothing may hide a field, since a person answers for all of what is sent, and
 * an unknown widget would break the form.
 */
export function safeUiSchema(uiSchema: Json | undefined): JsonObject {
  const safe: JsonObject = {};
  if (!isJsonObject(uiSchema)) return safe;
  for (const [key, value] of Object.entries(uiSchema)) {
    if (key === "ui:options") Object.assign(safe, safeOptions(value));
    else if (key.startsWith("ui:")) Object.assign(safe, safeOption(key.slice(3), value));
    else if (Array.isArray(value)) safe[key] = value.map((child) => safeUiSchema(child));
    else if (isJsonObject(value)) safe[key] = safeUiSchema(value);
  }
  return safe;
}

function safeOptions(options: Json): JsonObject {
  if (!isJsonObject(options)) return {};
  return Object.assign({}, ...Object.entries(options).map(([key, value]) => safeOption(key, value)));
}

function safeOption(name: string, value: Json): JsonObject {
  const kept = { [`ui:${name}`]: value };
  if (name === "widget") return typeof value === "string" && WIDGETS.has(value) ? kept : {};
  if (TEXTS.has(name)) return typeof value === "string" ? kept : {};
  if (SWITCHES.has(name)) return typeof value === "boolean" ? kept : {};
  if (name === "rows") return typeof value === "number" && value > 0 && value <= 40 ? kept : {};
  if (name === "enumNames")
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? kept : {};
  if (name === "order")
    return Array.isArray(value) && value.every((item) => typeof item === "string")
      ? { "ui:order": withRest(value) }
      : {};
  return {};
}

/** An order without a place for the rest would leave fields out. */
const withRest = (order: Json[]): Json[] => [...new Set([...order, "*"])];
