import { isJsonObject, type Json } from "../json";

/** JSON as RFC 8785 writes it: members in the order of their UTF-16 code units, no spaces. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .toSorted(byCodeUnits)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

export const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
