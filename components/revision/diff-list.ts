import { diffArrays } from "diff";
import { isJsonObject, type Json } from "@/core/json";

/** Which entry of the old list is which of the new one; null where it has none. */
export interface Pair {
  from: number | null;
  to: number | null;
  moved: boolean;
}

/** Longer lists are compared place by place, because looking for what moved would hold up the page. */
export const LONGEST_LIST = 2_000;

/** Pairs the entries of two lists, in the order of the new one; what went stands where it stood. */
export function pairsOf(before: readonly Json[], after: readonly Json[]): Pair[] {
  const [old, now] = marksOf(before, after);
  const parts =
    before.length + after.length > LONGEST_LIST
      ? undefined
      : diffArrays(old, now, { timeout: TIMEOUT_MS, maxEditLength: LONGEST_LIST });
  if (!parts) return placeByPlace(before.length, after.length);
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of parts)
    for (let left = count; left > 0; left--) {
      if (removed) pairs.push({ from: from++, to: null, moved: false });
      else if (added) pairs.push({ from: null, to: to++, moved: false });
      else pairs.push({ from: from++, to: to++, moved: false });
    }
  return withChanged(withMoved(pairs, old, now));
}

const TIMEOUT_MS = 150;

const placeByPlace = (before: number, after: number): Pair[] =>
  Array.from({ length: Math.max(before, after) }, (_, index) => ({
    from: index < before ? index : null,
    to: index < after ? index : null,
    moved: false,
  }));

const IDENTIFYING = ["id", "key", "name", "slug", "email"];

/** What an entry is known by: its id, where each has one of its own on both sides, or else all that it says. */
function marksOf(before: readonly Json[], after: readonly Json[]): [string[], string[]] {
  const name = IDENTIFYING.find((candidate) => identifies(before, candidate) && identifies(after, candidate));
  const markOf = (value: Json) =>
    JSON.stringify(name !== undefined && isJsonObject(value) ? value[name] : value);
  return [before.map(markOf), after.map(markOf)];
}

function identifies(values: readonly Json[], name: string): boolean {
  const marks = values.map((value) => (isJsonObject(value) ? value[name] : undefined));
  const plain = marks.every((mark) => typeof mark === "string" || typeof mark === "number");
  return plain && new Set(marks).size === values.length;
}

/** What went in one place and came in another has moved. */
function withMoved(pairs: readonly Pair[], old: readonly string[], now: readonly string[]): Pair[] {
  const gone = new Map<string, number[]>();
  for (const { from, to } of pairs)
    if (from !== null && to === null) gone.set(old[from] ?? "", [...(gone.get(old[from] ?? "") ?? []), from]);
  const taken = new Set<number>();
  const paired = pairs.map((pair): Pair => {
    if (pair.to === null || pair.from !== null) return pair;
    const from = gone.get(now[pair.to] ?? "")?.shift();
    if (from === undefined) return pair;
    taken.add(from);
    return { from, to: pair.to, moved: true };
  });
  return paired.filter(({ from, to }) => to !== null || from === null || !taken.has(from));
}

/** What went right where something came has changed: the first with the first, the second with the second. */
function withChanged(pairs: readonly Pair[]): Pair[] {
  const result: Pair[] = [];
  for (let start = 0; start < pairs.length;) {
    let end = start;
    while (end < pairs.length && isLoose(pairs[end])) end++;
    const run = pairs.slice(start, end);
    const [gone, come] = [run.filter(({ to }) => to === null), run.filter(({ from }) => from === null)];
    const both = Math.min(gone.length, come.length);
    for (let index = 0; index < both; index++)
      result.push({ from: gone[index]?.from ?? null, to: come[index]?.to ?? null, moved: false });
    result.push(...gone.slice(both), ...come.slice(both));
    const next = pairs[end];
    if (next) result.push(next);
    start = end + 1;
  }
  return result;
}

const isLoose = (pair: Pair | undefined): boolean =>
  pair !== undefined && (pair.from === null || pair.to === null);
