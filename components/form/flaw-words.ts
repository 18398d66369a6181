import type { OutputUnit } from "@cfworker/json-schema";
import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
import { PATTERN_FORMAT } from "./interpretable";

const TYPES: Record<string, string> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "yes or no",
  array: "a list",
  object: "a group of fields",
  null: "empty",
};

const FORMATS: Record<string, string> = {
  email: "Write an e-mail address, like ana@example.com.",
  uri: "Write a full address, like https://example.com.",
  url: "Write a full address, like https://example.com.",
  date: "Choose a date.",
  time: "Choose a time.",
  "date-time": "Choose a date and a time.",
};

/** What a person is told about one thing that does not fit; the schema says which limit it was. */
export function flawInWords({ keyword, keywordLocation }: OutputUnit, schema: JsonObject): string {
  const limit = limitAt(schema, keywordLocation);
  switch (keyword) {
    case "type":
      return `This must be ${[limit]
        .flat()
        .map((type) => TYPES[String(type)] ?? String(type))
        .join(" or ")}.`;
    case "enum":
      return "Choose one of the options.";
    case "const":
      return `This must be ${JSON.stringify(limit)}.`;
    case "minLength":
      return limit === 1 ? "This is required." : `Write at least ${limit} characters.`;
    case "maxLength":
      return `Write at most ${limit} characters.`;
    case "minimum":
      return `This must be at least ${limit}.`;
    case "maximum":
      return `This must be at most ${limit}.`;
    case "exclusiveMinimum":
      return `This must be more than ${limit}.`;
    case "exclusiveMaximum":
      return `This must be less than ${limit}.`;
    case "multipleOf":
      return limit === 1 ? "This must be a whole number." : `This must be a multiple of ${limit}.`;
    case "minItems":
      return limit === 1 ? "At least one is required." : `At least ${limit} are required.`;
    case "maxItems":
      return `At most ${limit} are allowed.`;
    case "uniqueItems":
      return "Each one may occur only once.";
    case "format":
      return formatInWords(String(limit));
    case "false":
      return "There is no such field.";
    case "anyOf":
    case "oneOf":
      return "This fits none of the choices.";
    default:
      return "This does not fit.";
  }
}

function formatInWords(name: string): string {
  if (name.startsWith(PATTERN_FORMAT))
    return `This must match the pattern ${name.slice(PATTERN_FORMAT.length)}`;
  return FORMATS[name] ?? `This is not a valid ${name}.`;
}

/** The keyword's own value; the location passes through references, which are followed. */
function limitAt(schema: JsonObject, location: string): Json | undefined {
  let here: Json | undefined = schema;
  for (const key of location.split("/").slice(1).map(decodeKey)) {
    if (key === "$ref" && isJsonObject(here ?? null) && typeof valueAt(here ?? null, "/$ref") === "string") {
      here = valueAt(schema, decodeURIComponent(String(valueAt(here ?? null, "/$ref")).slice(1)));
    } else if (Array.isArray(here)) here = here[Number(key)];
    else here = isJsonObject(here) ? here[key] : undefined;
  }
  return here;
}

const decodeKey = (key: string): string =>
  decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
