import type { OutputUnit } from "@cfworker/json-schema";
import { FITS_SEVERAL, flawInWords } from "@/core/form/flaw-words";
import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";
import { PATTERN_FORMAT } from "./interpretable";

/** What a person is told about one thing that does not fit; the schema says which limit it was. */
export function unitInWords({ keyword, keywordLocation, error }: OutputUnit, schema: JsonObject): string {
  const limit = limitAt(schema, keywordLocation);
  if (keyword === "format" && String(limit).startsWith(PATTERN_FORMAT))
    return flawInWords("pattern", String(limit).slice(PATTERN_FORMAT.length));
  if (keyword === "oneOf" && fitsSeveral(error)) return FITS_SEVERAL;
  return flawInWords(keyword, limit);
}

/** Whether a choice fails because more than one of its branches fits. */
export const fitsSeveral = (error: string): boolean => /\((?!0 )\d+ matches\)/.test(error);

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
