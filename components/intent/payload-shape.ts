import { isJsonObject, type Json } from "@/core/json";

const MOST_COLUMNS = 8;

const isScalar = (value: Json): boolean => value === null || typeof value !== "object";

/** A list of short plain values, which fits on a few lines. */
export const isFlat = (values: readonly Json[]): boolean =>
  values.every((value) => isScalar(value) && String(value).length <= 80);

/** The columns of a list whose items are alike: objects of plain values. Null where it is no table. */
export function columnsOf(values: readonly Json[]): string[] | null {
  if (
    values.length < 2 ||
    !values.every(
      (value) =>
        isJsonObject(value) &&
        Object.values(value).every((cell) => isScalar(cell) && String(cell).length <= 120),
    )
  )
    return null;
  const columns = [...new Set(values.flatMap((value) => (isJsonObject(value) ? Object.keys(value) : [])))];
  return columns.length > 0 && columns.length <= MOST_COLUMNS ? columns : null;
}

/** "3 fields", "12 items" */
export function sizeInWords(value: Json): string {
  const count = value === null || typeof value !== "object" ? 0 : Object.keys(value).length;
  const noun = Array.isArray(value) ? "item" : "field";
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
