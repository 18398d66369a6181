import fc from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { isSame, type Json, pointerOf, valueAt } from "../json";
import { toHex } from "./bytes";
import { canonicalJson } from "./canonical";
import { commit, commitmentIn, redact, REDACTED } from "./commit";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

const key = fc.oneof(
  fc.constantFrom("a", "b", "a/b", "~", "", "0", REDACTED, "ü", "\ud83d\ude00"),
  fc.string(),
);
const json = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom<Json>(null, true, false, 0, -1.5, 1e21, "", "yes", {}, [], {
        [REDACTED]: "ab".repeat(32),
      }),
      fc.string(),
      fc.integer(),
    ),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
  ),
})).tree;
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);

const placesIn = (value: Json, keys: string[] = []): string[] => [
  pointerOf(keys),
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => placesIn(child, [...keys, key]))
    : []),
];

/** A document, its salt, and some of its places. */
const withPlaces = fc
  .tuple(json, salt)
  .chain(([document, root]) =>
    fc.tuple(fc.constant(document), fc.constant({ "": root }), fc.subarray(placesIn(document))),
  );

test("whatever is dropped, in one go or one after the other, the commitment stays what it was", () => {
  fc.assert(
    fc.property(withPlaces, ([document, salts, places]) => {
      const whole = commit(document, salts, sha256);
      const atOnce = redact(document, salts, places, sha256);
      expect(commit(atOnce.document, atOnce.salts, sha256)).toBe(whole);
      let left = { document, salts: salts as Readonly<Record<string, string>> };
      for (const place of places) {
        left = redact(left.document, left.salts, [place], sha256);
        expect(commit(left.document, left.salts, sha256)).toBe(whole);
      }
    }),
    { numRuns: 500 },
  );
});

test("what was dropped is gone, with every salt that it could be guessed by", () => {
  fc.assert(
    fc.property(withPlaces, ([document, salts, places]) => {
      const { document: left, salts: kept, dropped } = redact(document, salts, places, sha256);
      for (const [place, commitment] of Object.entries(dropped)) {
        expect(commitmentIn(valueAt(left, place))).toBe(commitment);
        const covering = Object.keys(kept).filter(
          (salted) => place === salted || place.startsWith(`${salted}/`) || salted.startsWith(`${place}/`),
        );
        expect(covering).toEqual([]);
      }
      const outermost = places.filter((place) => !places.some((other) => place.startsWith(`${other}/`)));
      expect(Object.keys(dropped).toSorted()).toEqual(outermost.toSorted());
    }),
    { numRuns: 500 },
  );
});

test("another value has another commitment, also where some were dropped", () => {
  fc.assert(
    fc.property(withPlaces, json, ([document, salts, places], other) => {
      const { document: left, salts: kept } = redact(document, salts, places, sha256);
      const whole = commit(document, salts, sha256);
      fc.pre(
        canonicalJson(other) !== canonicalJson(left) && canonicalJson(other) !== canonicalJson(document),
      );
      expect(commit(other, salts, sha256)).not.toBe(whole);
      const found = commit(other, kept, sha256);
      // Only more of it dropped is still the same document.
      if (found === whole) expect(isSame(other, document) || hides(other, document)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("no two places, and no two entries, have the same commitment for the same value", () => {
  const [one, two] = [{ "": "11".repeat(32) }, { "": "22".repeat(32) }];
  const { dropped } = redact({ a: "yes", b: "yes", c: ["yes"] }, one, ["/a", "/b", "/c/0"], sha256);
  const other = redact({ a: "yes" }, two, ["/a"], sha256).dropped;
  expect(new Set([...Object.values(dropped), ...Object.values(other)]).size).toBe(4);
});

test("the order of members says nothing, that of items does", () => {
  const salts = { "": "33".repeat(32) };
  expect(commit({ a: 1, b: 2 }, salts, sha256)).toBe(commit({ b: 2, a: 1 }, salts, sha256));
  expect(commit([1, 2], salts, sha256)).not.toBe(commit([2, 1], salts, sha256));
});

test("a member that only looks like a dropped value is a value like any other", () => {
  const salts = { "": "44".repeat(32) };
  const document = { a: { [REDACTED]: "ab".repeat(32) } };
  const whole = commit(document, salts, sha256);
  expect(commit({ a: { [REDACTED]: "cd".repeat(32) } }, salts, sha256)).not.toBe(whole);
  const inner = redact(document, salts, [`/a/~0redacted`], sha256);
  expect(commit(inner.document, inner.salts, sha256)).toBe(whole);
});

const hides = (left: Json, whole: Json): boolean => {
  if (commitmentIn(left) !== null) return true;
  if (typeof left !== "object" || left === null || typeof whole !== "object" || whole === null)
    return isSame(left, whole);
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(whole).length &&
    keys.every((key) => hides(Reflect.get(left, key), Reflect.get(whole, key)))
  );
};
