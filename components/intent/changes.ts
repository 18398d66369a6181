import { isJsonObject, type Json, pointerOf } from "@/core/json";

/** One place where two documents differ; a missing side was not there. */
export interface Change {
  pointer: string;
  before?: Json;
  after?: Json;
}

/** Where two documents differ, at the deepest places that say it. */
export function changesBetween(
  before: Json | undefined,
  after: Json | undefined,
  keys: readonly (string | number)[] = [],
): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changesBetween(own(before, name), own(after, name), [...keys, name]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, i) => changesBetween(before[i], after[i], [...keys, i])).flat();
  }
  return [
    {
      pointer: pointerOf(keys),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

const own = (object: Record<string, Json>, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** A pointer as people read it: /customer/addresses/0/zip is "customer › addresses › 1 › zip". */
export function placeInWords(pointer: string): string {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return keys.map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key)).join(" › ");
}
