import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";

/** Reads a fact's data, which comes as JSON and may be of a kind that this page does not know yet. */
export const textAt = (data: JsonObject, pointer: string): string | null => {
  const value = valueAt(data, pointer);
  return typeof value === "string" && value.trim() !== "" ? value : null;
};

export const numberAt = (data: JsonObject, pointer: string): number | null => {
  const value = valueAt(data, pointer);
  return typeof value === "number" ? value : null;
};

/** The names of one person or several. */
export function namesAt(data: JsonObject, pointer: string): string[] {
  const value = valueAt(data, pointer) ?? null;
  return [value]
    .flat()
    .flatMap((person: Json) =>
      isJsonObject(person) && typeof person.name === "string" ? [person.name] : [],
    );
}
