import { expect, test } from "vitest";
import { ACTION_IDS, actionOf } from "./actions";
import { isPlain, step, type Stroke } from "./strokes";

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  shift: false,
  mod: false,
  ...more,
});

/** What a row of strokes does, one after the other. */
function typed(...strokes: Stroke[]) {
  let pending: string | null = null;
  return strokes.map((one) => {
    const next = step(pending, one);
    pending = next.pending;
    return next.action;
  });
}

test("every way of doing something is unambiguous", () => {
  const ways = ACTION_IDS.flatMap((id) => actionOf(id).keys);
  expect(new Set(ways).size).toBe(ways.length);
  const firsts = ways.filter((way) => way.includes(" ")).map((way) => way.split(" ")[0]);
  expect(ways.filter((way) => firsts.includes(way))).toEqual([]);
});

test("whatever works while somebody types is no character", () => {
  for (const id of ACTION_IDS)
    if (actionOf(id).whileTyping) expect(actionOf(id).keys.every((keys) => !isPlain(keys))).toBe(true);
});

test("a key does what the list says, also with the caps lock on", () => {
  expect(typed(stroke("a"))).toEqual(["approve"]);
  expect(typed(stroke("A"))).toEqual(["approve"]);
  expect(typed(stroke("?", { shift: true }))).toEqual(["help"]);
  expect(typed(stroke("/"))).toEqual(["search"]);
  expect(typed(stroke("/", { shift: true }))).toEqual(["search"]);
});

test("Shift and the command key make other strokes of a letter", () => {
  expect(typed(stroke("x"), stroke("X", { shift: true }))).toEqual(["select", "selectRange"]);
  expect(typed(stroke("A", { shift: true }))).toEqual([null]);
  expect(typed(stroke("a", { mod: true }))).toEqual(["selectAll"]);
  expect(typed(stroke("r", { mod: true }))).toEqual([null]);
});

test("a sequence waits for its second key", () => {
  expect(typed(stroke("g"), stroke("d"))).toEqual([null, "goDone"]);
});

test("a second key that ends no sequence counts for itself", () => {
  expect(typed(stroke("g"), stroke("j"), stroke("w"))).toEqual([null, "next", null]);
  expect(typed(stroke("g"), stroke("g"), stroke("i"))).toEqual([null, null, "goMine"]);
});
