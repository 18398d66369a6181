import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isJsonObject, type Json, kindOf, pointerKeys, pointerOf, valueAt, withValues } from "./json";
import { jsonArb } from "./testing/arbitraries";

/** Every place in a document, the root included. */
function placesIn(value: Json, keys: string[] = []): string[] {
  if (typeof value !== "object" || value === null) return [pointerOf(keys)];
  return [
    pointerOf(keys),
    ...Object.entries(value).flatMap(([key, child]) => placesIn(child, [...keys, key])),
  ];
}

/** A document and one of its places that a pointer may name. */
const placed = jsonArb.chain((document) => {
  const places = placesIn(document).filter((pointer) => pointerKeys(pointer) !== null);
  return fc.record({ document: fc.constant(document), pointer: fc.constantFrom(...places), value: jsonArb });
});

describe("a pointer", () => {
  test.each([
    ["", []],
    ["/", [""]],
    ["/a", ["a"]],
    ["/a/0", ["a", "0"]],
    ["/a~1b/m~0n", ["a/b", "m~n"]],
    ["/~01", ["~1"]],
    ["/a//b", ["a", "", "b"]],
  ])("%j has the keys %j, and is spelled from them", (pointer, keys) => {
    expect(pointerKeys(pointer)).toEqual(keys);
    expect(pointerOf(keys)).toBe(pointer);
  });

  test.each(["a", "a/b", "/~", "/~2", "/a~", "/__proto__", "/a/constructor", "/prototype/x"])(
    "%j is none",
    (text) => {
      expect(pointerKeys(text)).toBeNull();
      expect(valueAt({ "\0": 1, a: 1 }, text)).toBeUndefined();
    },
  );

  test("is spelled so that it is read as the same keys", () => {
    const keys = fc.array(
      fc.string().filter((key) => !["__proto__", "constructor", "prototype"].includes(key)),
    );
    fc.assert(fc.property(keys, (all) => void expect(pointerKeys(pointerOf(all))).toEqual(all)));
  });

  test.each<[Json, string, Json | undefined]>([
    [{ a: { b: [1, 2] } }, "/a/b/1", 2],
    [{ a: { b: [1, 2] } }, "/a/b/2", undefined],
    [{ a: { b: [1, 2] } }, "/a/b/-", undefined],
    [{ a: { b: [1, 2] } }, "/a/b/01", undefined],
    [{ a: { b: [1, 2] } }, "/a/b/length", undefined],
    [{ a: "text" }, "/a/length", undefined],
    [{ a: null }, "/a", null],
    [{ a: null }, "/a/b", undefined],
    [{ "": 1 }, "/", 1],
    [{}, "/toString", undefined],
    [7, "", 7],
  ])("into %j at %j finds %j", (document, pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });
});

describe("replacing values", () => {
  test("puts each where it is found again, and leaves everything else and the original as they were", () => {
    fc.assert(
      fc.property(placed, ({ document, pointer, value }) => {
        const before = structuredClone(document);
        const after = withValues(document, { [pointer]: value });
        expect(valueAt(after, pointer)).toEqual(value);
        expect(document).toEqual(before);
        expect(withValues(after, { [pointer]: valueAt(before, pointer) ?? null })).toEqual(before);
      }),
    );
  });

  test("adds nothing: a pointer to nothing is passed over", () => {
    fc.assert(
      fc.property(
        jsonArb,
        fc.oneof(fc.string(), fc.constantFrom("/\0", "/-", "/__proto__/polluted", "/a/b/c")),
        (document, pointer) => {
          fc.pre(valueAt(document, pointer) === undefined);
          expect(withValues(document, { [pointer]: "new" })).toEqual(document);
        },
      ),
    );
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("shares nothing with what was put in", () => {
    const value = { deep: [1] };
    const after = withValues({ a: {} }, { "/a": value });
    value.deep.push(2);
    expect(after).toEqual({ a: { deep: [1] } });
  });

  test("takes many at once, of objects, lists and the whole", () => {
    expect(withValues({ a: [1, { b: 2 }], c: 3 }, { "/a/0": "x", "/a/1/b": null, "/c": [] })).toEqual({
      a: ["x", { b: null }],
      c: [],
    });
    expect(withValues({ a: 1 }, { "": [] })).toEqual([]);
  });
});

test.each<[Json, string, boolean]>([
  [null, "null", false],
  [true, "boolean", false],
  [0, "number", false],
  ["", "string", false],
  [[], "array", false],
  [{}, "object", true],
])("%j is of the kind %s", (value, kind, isObject) => {
  expect(kindOf(value)).toBe(kind);
  expect(isJsonObject(value)).toBe(isObject);
});
