import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, withEdits } from "../src/index.js";

const json = fc.jsonValue({ maxDepth: 5, stringUnit: "binary" });

test("every JSON value is written as RFC 8785 wants it, like the server writes it", () => {
  const same = fc.property(json, (value) => {
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });
  fc.assert(same, { numRuns: 500 });
});

test("numbers of every size are written as RFC 8785 wants them", () => {
  const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
  const same = fc.property(numbers, (value) => {
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });
  fc.assert(same, { numRuns: 500 });
});

test("keys are sorted by their UTF-16 code units, whatever their order was", () => {
  // The RFC's own example: U+1F600 before U+FB33, though its code point is greater.
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
  const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
  const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  expect(written).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(",")}}`);
});

test("the same value has the same text, in whatever order its keys come", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(backwards)).toBe(canonicalJson(value));
    }),
  );
});

test("a property that is undefined is none, as in JSON.stringify", () => {
  expect(canonicalJson({ b: undefined, a: [{ c: undefined }] })).toBe('{"a":[{}]}');
});

const circle: unknown[] = [];
circle.push(circle);

test.each<[string, unknown]>([
  ["NaN", Number.NaN],
  ["infinity", -Infinity],
  ["a bigint", 1n],
  ["undefined", undefined],
  ["undefined in an array", [undefined]],
  ["a hole in an array", new Array(1)],
  ["a function", { run: () => 1 }],
  ["a symbol", Symbol("x")],
  ["a Date", new Date(0)],
  ["a Map", new Map([["a", 1]])],
  ["half a surrogate pair", "\ud800"],
  ["half a surrogate pair as a key", { "\udc00": 1 }],
  ["a circle", circle],
])("%s has no canonical JSON, and nothing is written instead", (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test("a value may occur twice without being a circle", () => {
  const one = { a: 1 };
  expect(canonicalJson([one, one])).toBe('[{"a":1},{"a":1}]');
});

test("edits replace what is there, keep the rest, and leave the payload as it was", () => {
  const payload = { to: ["ana", "bea"], "a/b": { "~": 1 }, rows: 10 };
  const before = structuredClone(payload);
  const edits = { "/to/1": "cal", "/a~1b/~0": 2, "/rows": 5, "/none": 1, "/to/9": "x", "/rows/0": 1 };

  expect(withEdits(payload, edits)).toEqual({ to: ["ana", "cal"], "a/b": { "~": 2 }, rows: 5 });
  expect(payload).toEqual(before);
});

test("an edit within an edited place counts, in whatever order they are stored", () => {
  const edits = { "/a/b": 2, "/a": { b: 1, c: 1 } };
  expect(withEdits({ a: { b: 0 } }, edits)).toEqual({ a: { b: 2, c: 1 } });
});

test("a payload's keys stay plain keys, whatever they are called", () => {
  const payload = JSON.parse('{"__proto__":{"admin":false}}');
  const edited = withEdits(payload, { "/__proto__/admin": true });

  expect(JSON.stringify(edited)).toBe('{"__proto__":{"admin":true}}');
  expect(Object.getPrototypeOf(edited)).toBe(Object.prototype);
});
