import { isJsonObject, type Json } from "@/core/json";

/** Stands for a field that was emptied, which JSON cannot say: it must not get its default again. */
const CLEARED = "\u0000cleared";

/** JSON in which emptied fields are remembered. */
export const withCleared = (value: unknown): string =>
  JSON.stringify(value, (_, child: unknown) => (child === undefined ? CLEARED : child));

/** What withCleared wrote, with its emptied fields as such. Throws where it is not JSON. */
export const parseCleared = (text: string): unknown => revived(JSON.parse(text));

function revived(value: Json): unknown {
  if (value === CLEARED) return undefined;
  if (Array.isArray(value)) return value.map(revived);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, revived(child)]));
}
