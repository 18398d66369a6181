import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { blank, type Kind, withKeyword } from "./kinds";

/** One property of an object's schema. */
export interface FormField {
  key: string;
  schema: Json;
  required: boolean;
}

/** The fields of an object's schema, in their order. */
export function fieldsOf(schema: JsonObject): FormField[] {
  const required = requiredOf(schema);
  return Object.entries(propertiesOf(schema)).map(([key, field]) => ({
    key,
    schema: field,
    required: required.includes(key),
  }));
}

/** The same object with these fields; everything else that it says stays. */
export function withFields(schema: JsonObject, fields: readonly FormField[]): JsonObject {
  const properties = Object.fromEntries(fields.map(({ key, schema: field }) => [key, field]));
  const wanted = fields.filter((field) => field.required).map(({ key }) => key);
  const before = requiredOf(schema);
  // Those that stay keep their order; a name that has no field is somebody's rule, and stays, too.
  const had = new Set(Object.keys(propertiesOf(schema)));
  const required = [
    ...before.filter((key) => wanted.includes(key) || !had.has(key)),
    ...wanted.filter((key) => !before.includes(key)),
  ];
  const said = schema.required !== undefined || required.length > 0;
  return {
    ...schema,
    ...(fields.length > 0 || schema.properties !== undefined ? { properties } : {}),
    ...(said && { required }),
  };
}

function propertiesOf({ properties = {} }: JsonObject): JsonObject {
  return isJsonObject(properties) ? properties : {};
}

const requiredOf = ({ required }: JsonObject): string[] =>
  Array.isArray(required) ? required.filter((key) => typeof key === "string") : [];

/** A new field at the end, under a name that is free. */
export function addField(schema: JsonObject, kind: Kind, title: string): JsonObject {
  const fields = fieldsOf(schema);
  const field = { key: freeKey(keyFor(title), fields), schema: blank(kind, title), required: false };
  return withFields(schema, [...fields, field]);
}

export const removeField = (schema: JsonObject, index: number): JsonObject =>
  withFields(schema, fieldsOf(schema).toSpliced(index, 1));

export const changeField = (schema: JsonObject, index: number, change: Partial<FormField>): JsonObject =>
  withFields(
    schema,
    fieldsOf(schema).map((field, at) => (at === index ? { ...field, ...change } : field)),
  );

/** The field at `from` stands at `to` afterwards. */
export function moveField(schema: JsonObject, from: number, to: number): JsonObject {
  const fields = fieldsOf(schema);
  const moved = fields[from];
  if (!moved || to < 0 || to >= fields.length) return schema;
  return withFields(schema, fields.toSpliced(from, 1).toSpliced(to, 0, moved));
}

/** Why a name cannot be a field's; null where it can. */
export function flawOfKey(schema: JsonObject, index: number, key: string): string | null {
  if (key === "") return "A field needs a name.";
  if (key === "__proto__") return "This name cannot be used.";
  // JavaScript moves such names to the front, so the fields would not stay in their order.
  if (/^\d+$/.test(key)) return "A name is more than a number.";
  const other = fieldsOf(schema).findIndex((field) => field.key === key);
  return other >= 0 && other !== index ? "Another field has this name." : null;
}

/** The field under another title. As long as its name was made from the title and nobody relies on it, it follows. */
export function retitleField(
  schema: JsonObject,
  index: number,
  title: string,
  mayRename: boolean,
): JsonObject {
  const fields = fieldsOf(schema);
  const field = fields[index];
  if (!field || !isJsonObject(field.schema)) return schema;
  const before = typeof field.schema.title === "string" ? field.schema.title : "";
  const others = fields.toSpliced(index, 1);
  const follows = mayRename && field.key === freeKey(keyFor(before), others);
  return changeField(schema, index, {
    key: follows ? freeKey(keyFor(title), others) : field.key,
    schema: withKeyword(field.schema, "title", title === "" ? undefined : title),
  });
}

/** "Departure date" is kept as departure_date. */
export function keyFor(title: string): string {
  const key = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 40);
  return key === "" || /^\d/.test(key) ? `field_${key}`.replace(/_$/, "") : key;
}

function freeKey(wanted: string, fields: readonly FormField[]): string {
  const taken = new Set(fields.map(({ key }) => key));
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}_${n}`)) return `${wanted}_${n}`;
}
