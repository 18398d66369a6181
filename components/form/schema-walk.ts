import {
  getClosestMatchingOption,
  getDiscriminatorFieldFromSchema,
  retrieveSchema,
  type RJSFSchema,
} from "@rjsf/utils";
import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { drawable } from "./drawable";
import { fieldLabel } from "./labels";
import { formValidator } from "./validator";

/** A part of a drawable schema as it stands for this data: references followed, branches taken. */
export function schemaFor(schema: JsonObject, root: JsonObject, data: Json): JsonObject {
  const base = retrieved(schema, root, data);
  const options = [base.oneOf, base.anyOf].find(Array.isArray);
  if (!options) return base;
  const parts = options.filter(isJsonObject).map((option) => retrieved(option, root, data));
  const chosen = getClosestMatchingOption(
    formValidator,
    root as RJSFSchema,
    data as RJSFSchema,
    parts as RJSFSchema[],
    0,
    getDiscriminatorFieldFromSchema(base as RJSFSchema),
  );
  return merged(base, parts[chosen] ?? {});
}

function retrieved(schema: JsonObject, root: JsonObject, data: Json): JsonObject {
  const found: unknown = retrieveSchema(
    formValidator,
    schema as RJSFSchema,
    root as RJSFSchema,
    data as RJSFSchema,
  );
  return isJsonObject(found) ? found : {};
}

function merged(base: JsonObject, option: JsonObject): JsonObject {
  const both = (key: string) => ({
    ...(isJsonObject(base[key]) ? base[key] : {}),
    ...(isJsonObject(option[key]) ? option[key] : {}),
  });
  const required = [base.required, option.required].flatMap((list) => (Array.isArray(list) ? list : []));
  return { ...base, ...option, properties: both("properties"), required };
}

interface Place {
  /** The labels that lead to it, as the form shows them. */
  labels: string[];
  /** Where it stands in the form: sorts as the fields do. */
  order: number[];
}

/** Where a field of a form is. */
export function placeIn(schema: JsonObject, data: Json, keys: readonly string[]): Place {
  const root = drawable(schema);
  const place: Place = { labels: [], order: [] };
  let here: JsonObject = root;
  let value: Json | undefined = data;
  for (const key of keys) {
    const known: JsonObject = schemaFor(here, root, value ?? {});
    const properties = isJsonObject(known.properties) ? known.properties : {};
    const isItem = Array.isArray(value);
    const next: Json | undefined = isItem ? known.items : properties[key];
    here = isJsonObject(next) ? next : {};
    const title = typeof here.title === "string" ? here.title : null;
    place.labels.push(isItem ? itemLabel(title, Number(key)) : (title ?? fieldLabel(key, [key])));
    const index = isItem ? Number(key) : Object.keys(properties).indexOf(key);
    place.order.push(index < 0 ? Number.MAX_SAFE_INTEGER : index);
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  }
  return place;
}

/** An item of a list: by its title, which is that of one, or as an item. */
export const itemLabel = (title: string | null, index: number): string => `${title ?? "Item"} ${index + 1}`;
