import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { pairsOf } from "./diff-list";

export type Keys = readonly (string | number)[];

/** One place of a document, and what became of it. Lists count from 0; a moved entry says where it stood. */
export type DiffLine =
  | { kind: "same" | "added" | "removed"; keys: Keys; value: Json }
  | { kind: "changed"; keys: Keys; before: Json; after: Json }
  | { kind: "moved"; keys: Keys; from: number; value: Json };

/** How two documents differ, at the deepest places that say it, in the order of the new one. */
export function diffJson(before: Json, after: Json, keys: Keys = []): DiffLine[] {
  if (isJsonObject(before) && isJsonObject(after)) return diffObjects(before, after, keys);
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, keys);
  if (isSame(before, after)) return [{ kind: "same", keys, value: after }];
  return [{ kind: "changed", keys, before, after }];
}

function diffObjects(before: JsonObject, after: JsonObject, keys: Keys): DiffLine[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  if (names.length === 0) return [{ kind: "same", keys, value: after }];
  return names.flatMap((name): DiffLine[] => {
    const place = [...keys, name];
    const [old, now] = [own(before, name), own(after, name)];
    if (now === undefined) return old === undefined ? [] : [{ kind: "removed", keys: place, value: old }];
    if (old === undefined) return [{ kind: "added", keys: place, value: now }];
    return diffJson(old, now, place);
  });
}

function diffLists(before: Json[], after: Json[], keys: Keys): DiffLine[] {
  if (before.length === 0 && after.length === 0) return [{ kind: "same", keys, value: after }];
  return pairsOf(before, after).flatMap(({ from, to, moved }): DiffLine[] => {
    const [old, now] = [from === null ? undefined : before[from], to === null ? undefined : after[to]];
    if (to === null || now === undefined)
      return old === undefined ? [] : [{ kind: "removed", keys: [...keys, from ?? 0], value: old }];
    const place = [...keys, to];
    if (from === null || old === undefined) return [{ kind: "added", keys: place, value: now }];
    const inside = diffJson(old, now, place);
    if (!moved) return inside;
    const changes = inside.filter(({ kind }) => kind !== "same");
    return [{ kind: "moved", keys: place, from, value: now }, ...changes];
  });
}

/** Whether two values are equal whatever the order of their keys. */
export function isSame(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => isSame(value, other[index] ?? null));
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name] ?? null, other[name] ?? null))
  );
}

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;
